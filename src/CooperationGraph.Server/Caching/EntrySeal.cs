using System.Security.Cryptography;
using System.Text;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// Tells an entry that was stored under its key from anything else that may stand there: damaged, cut short, or another key's. The first 16 bytes of an entry are
/// those of the SHA-256 of the key, a zero byte and the rest. It guards against accidents, not against who can write to Redis.
/// </summary>
internal static class EntrySeal
{
    private const int Length = 16;

    public static byte[] Seal(string key, ReadOnlySpan<byte> content)
    {
        var entry = new byte[Length + content.Length];
        content.CopyTo(entry.AsSpan(Length));
        Write(key, content, entry);
        return entry;
    }

    /// <returns>What was sealed; null for anything else.</returns>
    public static byte[]? Open(string key, byte[] entry)
    {
        if (entry.Length < Length) return null;
        Span<byte> expected = stackalloc byte[Length];
        Write(key, entry.AsSpan(Length), expected);
        return entry.AsSpan(0, Length).SequenceEqual(expected) ? entry[Length..] : null;
    }

    private static void Write(string key, ReadOnlySpan<byte> content, Span<byte> seal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData([0]);
        hash.AppendData(content);
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(whole);
        whole[..Length].CopyTo(seal);
    }
}
