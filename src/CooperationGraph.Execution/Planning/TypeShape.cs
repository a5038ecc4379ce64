using GraphQL.Types;

namespace CooperationGraph.Execution.Planning;

/// <summary>A field's type taken apart: <c>[Name!]!</c>.</summary>
internal readonly record struct TypeShape(IGraphType Named, bool NonNull, bool IsList, bool ItemNonNull, bool IsNestedList)
{
    public static TypeShape Of(IGraphType type)
    {
        var nonNull = Unwrap(ref type);
        if (type is not ListGraphType list) return new(type, nonNull, IsList: false, ItemNonNull: false, IsNestedList: false);
        var item = list.ResolvedType!;
        var itemNonNull = Unwrap(ref item);
        return new(item, nonNull, IsList: true, itemNonNull, item is ListGraphType);
    }

    private static bool Unwrap(ref IGraphType type)
    {
        if (type is not NonNullGraphType nonNull) return false;
        type = nonNull.ResolvedType!;
        return true;
    }
}
