using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// The bytes of a request as a key of fixed length: its method's kind, and the SHA-256 of its query string and of its body. The hash is one that
/// nobody can find a second text for, as two requests with one fingerprint would share an answer.
/// </summary>
internal static class RequestFingerprint
{
    /// <summary>Characters of a fingerprint; hashes are kept two bytes a character.</summary>
    public const int Length = 1 + (2 * HashCharacters);

    private const int HashCharacters = SHA256.HashSizeInBytes / sizeof(char);

    public static string Of(HttpRequest request, ReadOnlySequence<byte> body) => string.Create(Length, (request, body), static (target, from) => Write(from.request, from.body, target));

    public static void Write(HttpRequest request, in ReadOnlySequence<byte> body, Span<char> target)
    {
        var isPost = HttpMethods.IsPost(request.Method);
        target[0] = isPost ? 'P' : 'G';
        var query = target.Slice(1, HashCharacters);
        var text = request.QueryString.Value;
        if (string.IsNullOrEmpty(text)) query.Clear();
        else SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), MemoryMarshal.AsBytes(query));
        var rest = target.Slice(1 + HashCharacters, HashCharacters);
        if (!isPost) rest.Clear();
        else if (body.IsSingleSegment) SHA256.HashData(body.FirstSpan, MemoryMarshal.AsBytes(rest));
        else HashSegments(body, MemoryMarshal.AsBytes(rest));
    }

    private static void HashSegments(in ReadOnlySequence<byte> body, Span<byte> target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in body) hash.AppendData(segment.Span);
        hash.GetHashAndReset(target);
    }
}
