using System.Buffers.Binary;
using System.Text;

namespace CooperationGraph.Server.Pictures;

/// <summary>What a PNG tells of itself: a chunk <c>iTXt</c> each, in UTF-8 (Portable Network Graphics, third edition, section 11.3.3). Skia writes none.</summary>
internal static class PngText
{
    // The signature and the header with its length, type and checksum.
    private const int HeadLength = 8 + 4 + 4 + 13 + 4;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <param name="png">A PNG.</param>
    /// <returns>The same with the texts behind its header.</returns>
    public static byte[] Added(byte[] png, IReadOnlyList<(string Keyword, string Text)> texts) => [.. png.AsSpan(0, HeadLength), .. texts.SelectMany(each => Chunk(each.Keyword, each.Text)), .. png.AsSpan(HeadLength)];

    private static byte[] Chunk(string keyword, string text)
    {
        // Not compressed, by no method, in no language, and with no translated keyword.
        byte[] content = [.. "iTXt"u8, .. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];
        var chunk = new byte[4 + content.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length - 4);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + content.Length), ~content.Aggregate(uint.MaxValue, (crc, each) => Table[(crc ^ each) & 0xFF] ^ (crc >> 8)));
        return chunk;
    }
}
