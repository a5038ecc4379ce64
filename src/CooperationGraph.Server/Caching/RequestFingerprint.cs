using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// The bytes of a request as a key: query string and body as they are, or their SHA-256 where they are long. Two requests with one fingerprint share
/// an answer, so a hash for which somebody could find a second text will not do; and a good one costs 2 µs, so short requests go without.
/// </summary>
internal static class RequestFingerprint
{
    /// <summary>The most characters of a fingerprint; of a body, two bytes are one character.</summary>
    public const int MaxLength = 2048;

    private const int HeadLength = 3;
    private const int HashCharacters = SHA256.HashSizeInBytes / sizeof(char);

    public static string Of(ReadOnlySpan<char> query, bool isPost, in ReadOnlySequence<byte> body)
    {
        Span<char> target = stackalloc char[MaxLength];
        return new(target[..Write(query, isPost, body, target)]);
    }

    /// <returns>The characters written.</returns>
    public static int Write(ReadOnlySpan<char> query, bool isPost, in ReadOnlySequence<byte> body, Span<char> target)
    {
        var bodyCharacters = (body.Length + 1) / sizeof(char);
        if (HeadLength + query.Length + bodyCharacters > MaxLength)
        {
            target[0] = isPost ? 'p' : 'g';
            Hash(new ReadOnlySequence<byte>(MemoryMarshal.AsBytes(query).ToArray()), target.Slice(1, HashCharacters));
            Hash(body, target.Slice(1 + HashCharacters, HashCharacters));
            return 1 + (2 * HashCharacters);
        }

        // The lengths say where one part ends; both are below the limit, so each is one character.
        target[0] = isPost ? 'P' : 'G';
        target[1] = (char)query.Length;
        target[2] = (char)body.Length;
        query.CopyTo(target[HeadLength..]);
        var rest = target.Slice(HeadLength + query.Length, (int)bodyCharacters);
        if (!rest.IsEmpty)
        {
            // Half of the last character may stay unwritten.
            rest[^1] = '\0';
            body.CopyTo(MemoryMarshal.AsBytes(rest));
        }

        return HeadLength + query.Length + rest.Length;
    }

    private static void Hash(in ReadOnlySequence<byte> bytes, Span<char> target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in bytes) hash.AppendData(segment.Span);
        hash.GetHashAndReset(MemoryMarshal.AsBytes(target));
    }
}
