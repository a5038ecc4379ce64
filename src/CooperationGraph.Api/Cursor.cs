using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Text;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>
/// A place in an ordered list as an opaque text: a mark of the list, the id and the key, not a number. It stays right when rows are inserted or
/// removed, on every revision and every server. The mark is crossed with a sum of the place, so that one that lost its end on its way, or was changed, is of no list: half a key is another place.
/// </summary>
internal static class Cursor
{
    public static string Of(PagePosition position, PagedList list)
    {
        var place = Encoding.UTF8.GetBytes($"{position.Id}\n{(position.Key is null ? "" : "=" + position.Key)}");
        byte[] cursor = [.. list.Mark, .. place];
        Cross(cursor);
        return Base64Url.EncodeToString(cursor);
    }

    /// <summary>The position, and the mark of its list; null for a text that is no cursor.</summary>
    public static (byte[] Mark, PagePosition Position)? Parse(string cursor)
    {
        var bytes = new byte[cursor.Length];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length) || length < PagedList.MarkLength) return null;
        Cross(bytes.AsSpan(0, length));
        return Encoding.UTF8.GetString(bytes, PagedList.MarkLength, length - PagedList.MarkLength).Split('\n', 2) is [var id, var key]
            ? (bytes[..PagedList.MarkLength], new(key.Length > 0 ? key[1..] : null, id))
            : null;
    }

    // Twice is as if it had not been.
    private static void Cross(Span<byte> cursor)
    {
        var sum = ~0u;
        foreach (var part in cursor[PagedList.MarkLength..]) sum = BitOperations.Crc32C(sum, part);
        BinaryPrimitives.WriteUInt32LittleEndian(cursor, BinaryPrimitives.ReadUInt32LittleEndian(cursor) ^ sum);
    }
}
