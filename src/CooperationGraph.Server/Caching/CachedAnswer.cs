using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// A finished answer without errors: its body in UTF-8, and that body compressed, which is done once, when the first client asks for it. Safe for
/// concurrent use.
/// </summary>
internal sealed class CachedAnswer
{
    /// <summary>Bytes of the hash that names and guards a body: 128 bits, so that neither chance nor patience finds a second body.</summary>
    public const int HashLength = 16;

    /// <summary>Bytes beside the body: this object, its forms and their headers, the cache's own records, the key.</summary>
    public const int Overhead = 1024;

    // A body that fits into one packet gains nothing.
    private const int LeastCompressed = 1024;

    private readonly Lock _making = new();
    private readonly string _tag;
    private AnswerForm? _gzip;
    private AnswerForm? _brotli;

    private CachedAnswer(byte[] body, DateOnly? day)
    {
        Day = day;
        _tag = Base64Url.EncodeToString(HashOf(body));
        Identity = new(body, _tag, ContentCoding.Identity);
    }

    /// <summary>Stands for a moment where an answer cannot be cached, so that those who wait for it stop waiting and execute for themselves.</summary>
    public static CachedAnswer None { get; } = Of([], day: null);

    public AnswerForm Identity { get; }

    public byte[] Body => Identity.Bytes;

    /// <summary>The day that it was computed for; null where it is the same on every day.</summary>
    public DateOnly? Day { get; }

    /// <summary>Whether another process computed it.</summary>
    public bool IsFromRedis { get; private init; }

    /// <summary>Set where the computation failed, so that all who waited for it fail with it, and not one after the other.</summary>
    public Exception? Failure { get; private init; }

    /// <summary>What it may hold in memory at most: a compressed form is kept only if it is at most half of the body.</summary>
    public long Size => (2L * Body.Length) + Overhead;

    public static CachedAnswer Of(byte[] body, DateOnly? day, bool isFromRedis = false) => new(body, day) { IsFromRedis = isFromRedis };

    public static CachedAnswer Failed(Exception failure) => new([], day: null) { Failure = failure };

    public static byte[] HashOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..HashLength];

    public bool IsOf(DateOnly today) => Day is null || Day == today;

    /// <summary>The body in a coding, or as it is where that coding saves too little.</summary>
    public AnswerForm FormIn(ContentCoding coding) =>
        coding switch
        {
            _ when coding == ContentCoding.Identity || Body.Length < LeastCompressed => Identity,
            ContentCoding.Gzip => _gzip ?? Make(ref _gzip, coding),
            _ => _brotli ?? Make(ref _brotli, coding),
        };

    private AnswerForm Make(ref AnswerForm? form, ContentCoding coding)
    {
        lock (_making)
        {
            if (form is not null) return form;
            // The two forms together stay within one body more.
            var bytes = Compress(Body, coding);
            return form = bytes.Length <= Body.Length / 2 ? new(bytes, _tag, coding) : Identity;
        }
    }

    private static byte[] Compress(byte[] body, ContentCoding coding)
    {
        using var target = new MemoryStream();
        using (Stream stream = coding == ContentCoding.Gzip ? new GZipStream(target, CompressionLevel.Optimal) : new BrotliStream(target, CompressionLevel.Optimal)) stream.Write(body);
        return target.ToArray();
    }
}
