using System.Buffers.Text;
using System.Text;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api;

/// <summary>
/// A place in an ordered list as an opaque text. It holds the order, the key and the id, not a number: it stays right when rows are
/// inserted or removed.
/// </summary>
internal static class Cursor
{
    public static string Of(PagePosition position, NodeOrder order) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{NameOf(order)}\n{position.Id}\n{(position.Key is null ? "" : "=" + position.Key)}"));

    /// <summary>The position; null for a text that is no cursor of this order.</summary>
    public static PagePosition? Parse(string cursor, NodeOrder order)
    {
        var bytes = new byte[cursor.Length];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length)) return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split('\n', 3) is [var name, var id, var key] && name == NameOf(order)
            ? new(key.Length > 0 ? key[1..] : null, id)
            : null;
    }

    private static string NameOf(NodeOrder order) => (order.By?.Name ?? "id") + (order.Descending ? "-" : "+");
}
