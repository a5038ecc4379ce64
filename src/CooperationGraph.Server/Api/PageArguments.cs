using CooperationGraph.Execution;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api;

/// <summary>Reads <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c> as the Relay connection specification has them.</summary>
internal static class PageArguments
{
    public const int DefaultSize = 25;
    public const int MaxSize = 200;

    /// <exception cref="FieldException">They contradict each other, are out of bounds, or hold no cursor of this order.</exception>
    public static PageRequest Read(BatchContext batch, NodeOrder order)
    {
        var arguments = batch.Arguments;
        var (first, last) = (arguments.Get<int>("first"), arguments.Get<int>("last"));
        if (first is not null && last is not null) throw ApiErrors.InvalidPage("'first' and 'last' stand together. Leave one of them out.");
        var (name, size) = last is null ? ("first", first ?? DefaultSize) : ("last", last.Value);
        if (size is < 0 or > MaxSize) throw ApiErrors.InvalidPage($"'{name}' is {size}; it may be 0 to {MaxSize}. Ask for the rest by 'after' with the page's endCursor, or by 'before' with its startCursor.");
        return new(size, last is not null, Position("after"), Position("before"), WithTotal: batch.Needs.Selects("totalCount"));

        PagePosition? Position(string argument) =>
            arguments.Text(argument) is { } cursor ? Cursor.Parse(cursor, order) ?? throw ApiErrors.InvalidCursor(argument, cursor) : null;
    }
}
