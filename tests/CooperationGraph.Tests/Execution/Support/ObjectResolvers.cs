using CooperationGraph.Resolvers;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>Resolvers for objects of whatever type, one field after the other: for tables of a few lines.</summary>
internal static class ObjectResolvers
{
    public static ResolverTable Text(this ResolverTable table, string type, string field, Func<object, string?> get) => With(table, table.For<object>(type).Text(field, get));

    public static ResolverTable TextFor(this ResolverTable table, string type, string field, Func<FieldContext, Func<object, string?>> choose) => With(table, table.For<object>(type).TextFor(field, choose));

    public static ResolverTable TextFor(this ResolverTable table, string type, string field, Func<FieldContext, ValueTask<Func<object, string?>>> chooseAsync) => With(table, table.For<object>(type).TextFor(field, chooseAsync));

    public static ResolverTable TextList(this ResolverTable table, string type, string field, Func<object, IReadOnlyList<string>?> get) => With(table, table.For<object>(type).TextList(field, get));

    public static ResolverTable WholeNumber(this ResolverTable table, string type, string field, Func<object, int?> get) => With(table, table.For<object>(type).WholeNumber(field, get));

    public static ResolverTable Number(this ResolverTable table, string type, string field, Func<object, decimal?> get) => With(table, table.For<object>(type).Number(field, get));

    public static ResolverTable Boolean(this ResolverTable table, string type, string field, Func<object, bool?> get) => With(table, table.For<object>(type).Boolean(field, get));

    public static ResolverTable Batch(this ResolverTable table, string type, string field, BatchResolver resolver) => With(table, table.For<object>(type).Batch(field, resolver));

    private static ResolverTable With(ResolverTable table, TypeResolvers<object> added) => added.Fields.Count > 0 ? table : throw new InvalidOperationException("Nothing was added.");
}
