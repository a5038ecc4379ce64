using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>Reads <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c> as the Relay connection specification has them.</summary>
internal static class PageArguments
{
    public const int DefaultSize = 25;
    public const int MaxSize = 200;

    /// <exception cref="FieldException">They contradict each other, are out of bounds, or hold no cursor of the list.</exception>
    public static PageRequest Read(BatchContext batch, PagedList list) => Read(batch, [list]).Page;

    /// <summary>One request for the lists of all parents of a batch.</summary>
    /// <returns>The page, and for each list the error of one that the cursors are not of; null where they are of all.</returns>
    /// <exception cref="FieldException">They contradict each other, are out of bounds, or hold no cursor of any of the lists.</exception>
    public static (PageRequest Page, FieldException?[]? Errors) Read(BatchContext batch, PagedList[] lists)
    {
        FieldException?[]? errors = null;
        var arguments = batch.Arguments;
        var (first, last) = (arguments.Get<int>("first"), arguments.Get<int>("last"));
        if (first is not null && last is not null) throw ApiErrors.InvalidPage("'first' and 'last' stand together. Leave one of them out.");
        var (name, size) = last is null ? ("first", first ?? DefaultSize) : ("last", last.Value);
        if (size is < 0 or > MaxSize) throw ApiErrors.InvalidPageSize(name, size, MaxSize, "Ask for the rest by 'after' with the page's endCursor, or by 'before' with its startCursor.");
        return (new(size, last is not null, Position("after"), Position("before"), WithTotal: batch.Needs.Selects("totalCount")), errors);

        PagePosition? Position(string argument)
        {
            if (arguments.Text(argument) is not { } cursor) return null;
            if (Cursor.Parse(cursor) is not var (mark, position)) throw ApiErrors.InvalidCursor(argument, cursor);
            for (var i = 0; i < lists.Length; i++)
                if (!mark.AsSpan().SequenceEqual(lists[i].Mark)) (errors ??= new FieldException?[lists.Length])[i] ??= ApiErrors.InvalidCursor(argument, cursor);
            return errors is not null && Array.TrueForAll(errors, error => error is not null) ? throw errors[0]! : position;
        }
    }
}
