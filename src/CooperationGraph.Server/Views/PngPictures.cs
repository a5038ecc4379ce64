using System.Security.Cryptography;
using System.Text;
using CooperationGraph.Server.Pictures;
using Microsoft.Extensions.Caching.Memory;

namespace CooperationGraph.Server.Views;

/// <summary>
/// PNGs that have been drawn, by what they were drawn from, which holds the revision. One is drawn at a time: it takes a processor for up to a second, and answers shall
/// not wait for it.
/// </summary>
internal sealed partial class PngPictures(ILogger<PngPictures> logger, TimeSpan? waiting = null) : IDisposable
{
    /// <summary>How long a request waits for others before it is refused.</summary>
    public static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(10);

    private const long MostKept = 32 * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly SemaphoreSlim _drawing = new(1);
    private bool _told;

    /// <param name="svg">The picture, without a style sheet.</param>
    /// <returns>Null where too many others wait.</returns>
    /// <exception cref="PngUnavailableException">This machine draws none.</exception>
    public async Task<PngPicture?> OfAsync(string svg, IReadOnlyList<(string Keyword, string Text)> texts, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(svg)));
        if (_kept.TryGetValue(key, out PngPicture? kept)) return kept;
        if (!await _drawing.WaitAsync(waiting ?? MostWaiting, cancellationToken)) return null;
        try
        {
            // Who waited may have waited for it.
            if (_kept.TryGetValue(key, out kept)) return kept;
            var png = await Task.Run(() => PngPicture.Of(svg, texts), CancellationToken.None);
            if (png.Missing.Count > 0 && !_told) Log.CharactersAreMissing(logger, string.Join(' ', png.Missing.Take(20).Select(rune => $"U+{rune.Value:X4}")));
            _told |= png.Missing.Count > 0;
            return _kept.Set(key, png, new MemoryCacheEntryOptions { Size = png.Bytes.Length });
        }
        finally
        {
            _drawing.Release();
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _drawing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No font of this machine has characters that pictures as PNG need, and they are left out: {Characters}. With Debian, install fonts-noto-cjk.")]
        public static partial void CharactersAreMissing(ILogger logger, string characters);
    }
}
