using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using GraphQL.Types;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>
/// A small schema with everything that execution treats differently, over made-up animals and plants that know each other in circles.
/// <c>faults</c> in a thousand of the resolved fields, chosen by object and field, are null or fail.
/// </summary>
internal sealed class Zoo(int faults = 0)
{
    public const string Sdl = """
        type Query {
          beings(first: Int! = 3, colors: [Color!]): [Being!]!
          being(id: ID!): Being
          sure(id: ID! = 1): Being!
          some: [Being]
          things: [Thing!]
          place: Place!
          echo(text: String, number: Int, truth: Boolean, color: Color, box: Box, texts: [String!]): String
          choose(pick: Pick): String
        }
        enum Color { RED GREEN BLUE }
        input Box { text: String = "inner", number: Int, boxes: [Box!] }
        input Pick @oneOf { a: String b: Int box: Box }
        scalar Money
        interface Being { id: ID! name(loud: Boolean = false): String! nick: String best: Being friends(first: Int = 2): [Being!]! }
        union Thing = Animal | Plant | Place
        type Animal implements Being {
          id: ID! name(loud: Boolean = false): String! nick: String! best: Being! friends(first: Int = 2): [Being!]!
          color: Color legs: Int! weight: Float price: Money tame: Boolean tags: [String!]! colors: [Color!] prey: [Thing] home: Place! rating: Int
        }
        type Plant implements Being {
          id: ID! name(loud: Boolean = false): String! nick: String best: Being friends(first: Int = 2): [Being!]!
          color: Color! height: Float! eaters: [Animal]! place: Place rating: Int!
        }
        type Place { name: String! beings: [Being!] keeper: Animal neighbour: Place kind: Color! }
        """;

    private const int Count = 12;
    private readonly Dictionary<string, int> _calls = [];

    /// <summary>How often each batch resolver was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    public static ISchema Schema() => GraphQLSchema.Build(Sdl, new MoneyType());

    public static Context NewContext() => new();

    public ResolverTable Resolvers()
    {
        var table = new ResolverTable()
            .TypeName("Being", TypeOf).TypeName("Thing", TypeOf)
            .TextFor("Query", "echo", context => _ => Echo(context.Arguments))
            .TextFor("Query", "choose", context => _ => context.Arguments.Input("pick") is { } pick ? $"{pick.Text("a")} {pick.Get<int>("b")} {Describe(pick.Input("box"))}" : null);
        Batch(table, "Query", "beings", (_, arguments) => Animals(arguments.Get<int>("first") ?? 0, arguments.Texts("colors")));
        Batch(table, "Query", "being", (_, arguments) => Node(arguments.Text("id")));
        Batch(table, "Query", "sure", (_, arguments) => Node(arguments.Text("id")));
        Batch(table, "Query", "some", (_, _) => new object?[] { new Animal(1), null, new Plant(2), new Animal(1) });
        Batch(table, "Query", "things", (_, _) => new object?[] { new Place(3), new Animal(1), new Plant(2), new Place(3) });
        Batch(table, "Query", "place", (_, _) => new Place(0));
        foreach (var type in new[] { "Animal", "Plant" })
        {
            table.Text(type, "id", Leaf(type, "id", thing => thing.Number.ToString())).Text(type, "nick", Leaf(type, "nick", thing => $"\"{thing.Number}\"\n\u0001é熊"))
                .Text(type, "color", Leaf(type, "color", thing => ColorOf(thing.Number)))
                .TextFor(type, "name", async context =>
                {
                    // One of the two is chosen at once, the other later.
                    if (context.Arguments.Get<bool>("loud") == true) await Task.Yield();
                    return Leaf(type, "name", thing => context.Arguments.Get<bool>("loud") == true ? $"BEING {thing.Number}" : $"being {thing.Number}");
                });
            Batch(table, type, "best", (thing, _) => Being(thing.Number + 1));
            Batch(table, type, "friends", (thing, arguments) => Enumerable.Range(1, Math.Clamp(arguments.Get<int>("first") ?? 3, 0, 3)).Select(step => Being((thing.Number * step) + 1)).ToArray<object?>());
        }

        table.WholeNumber("Animal", "legs", LeafOf<int>("Animal", "legs", thing => thing.Number)).Number("Animal", "weight", LeafOf<decimal>("Animal", "weight", thing => thing.Number + 0.5m))
            .Number("Animal", "price", LeafOf<decimal>("Animal", "price", thing => thing.Number + 0.10m)).Boolean("Animal", "tame", LeafOf<bool>("Animal", "tame", thing => thing.Number % 2 == 0))
            .TextList("Animal", "tags", thing => Fault("Animal", "tags", thing) ? null : ["a", "ü"]).TextList("Animal", "colors", thing => [ColorOf(((Thing)thing).Number)])
            .Number("Plant", "height", LeafOf<decimal>("Plant", "height", thing => thing.Number + 0.25m)).Text("Place", "name", Leaf("Place", "name", thing => $"place {thing.Number}"))
            .Text("Place", "kind", Leaf("Place", "kind", thing => ColorOf(thing.Number)));
        Batch(table, "Animal", "rating", (thing, _) => thing.Number);
        Batch(table, "Plant", "rating", (thing, _) => thing.Number);
        Batch(table, "Animal", "prey", (thing, _) => new object?[] { Being(thing.Number + 2), null, new Place(thing.Number) });
        Batch(table, "Animal", "home", (thing, _) => new Place(thing.Number));
        Batch(table, "Plant", "eaters", (thing, _) => new object?[] { new Animal(thing.Number), null });
        Batch(table, "Plant", "place", (thing, _) => new Place(thing.Number));
        Batch(table, "Place", "beings", (thing, _) => new object?[] { Being(thing.Number), faults > 0 && thing.Number % 4 == 1 ? null : Being(thing.Number + 1) });
        Batch(table, "Place", "keeper", (thing, _) => new Animal(thing.Number % Count));
        Batch(table, "Place", "neighbour", (thing, _) => new Place(thing.Number + 1));
        return table;
    }

    private static string TypeOf(object thing) => thing.GetType().Name;

    private static Thing Being(int number) => number % 3 == 2 ? new Plant(number % Count) : new Animal(number % Count);

    private static Thing? Node(string? id) => int.TryParse(id, out var number) && number < Count ? Being(number) : null;

    private static object?[] Animals(int first, IReadOnlyList<string>? colors) =>
        [.. Enumerable.Range(0, Math.Clamp(first, 0, 5)).Select(Being).Where(thing => colors?.Contains(ColorOf(thing.Number)) != false)];

    private static string ColorOf(int number) => new[] { "RED", "GREEN", "BLUE" }[number % 3];

    private static string? Echo(FieldArguments arguments) =>
        string.Join('|', arguments.Text("text"), arguments.Get<int>("number"), arguments.Get<bool>("truth"), arguments.Text("color"), Describe(arguments.Input("box")), string.Join(',', arguments.Texts("texts") ?? []));

    private static string? Describe(FieldArguments? box) => box is null ? null : $"[{box.Text("text")} {box.Get<int>("number")} {string.Join(' ', (box.Inputs("boxes") ?? []).Select(Describe))}]";

    private Func<object, string?> Leaf(string type, string field, Func<Thing, string> get) => thing => Fault(type, field, thing) ? null : get((Thing)thing);

    private Func<object, T?> LeafOf<T>(string type, string field, Func<Thing, T> get)
        where T : struct => thing => Fault(type, field, thing) ? null : get((Thing)thing);

    // An object?[] is a list.
    private void Batch(ResolverTable table, string type, string field, Func<Thing, FieldArguments, object?> get) =>
        table.Batch(type, field, context =>
        {
            lock (_calls) _calls[$"{type}.{field}"] = _calls.GetValueOrDefault($"{type}.{field}") + 1;
            var values = new List<object?>();
            var errors = new FieldException?[context.Parents.Count];
            for (var i = 0; i < errors.Length; i++)
            {
                try
                {
                    values.Add(Fault(type, field, context.Parents[i]) ? null : get(context.Parents[i] as Thing ?? new Place(0), context.Arguments));
                }
                catch (FieldException e)
                {
                    values.Add(null);
                    errors[i] = e;
                }
                catch (InvalidOperationException)
                {
                    // Thrown from a batch, it would fail for all parents, and the oracle has batches of one.
                    values.Add(null);
                    errors[i] = new("FAULT", "unexpected");
                }
            }

            if (!IsList(type, field)) return new(BatchAnswer.Values([.. values]).WithErrors(errors));
            var lists = values.Select(value => (object?[])(value ?? Array.Empty<object?>())).ToList();
            var offsets = lists.Aggregate(new List<int> { 0 }, (sums, list) => [.. sums, sums[^1] + list.Length]);
            return new(BatchAnswer.Lists([.. lists.SelectMany(list => list)], [.. offsets]).WithErrors(errors));
        });

    private static bool IsList(string type, string field) => $"{type}.{field}" is "Query.beings" or "Query.some" or "Query.things" or "Animal.friends" or "Plant.friends" or "Animal.prey" or "Plant.eaters" or "Place.beings";

    // The same object and field always share their fate, so that both executors meet it.
    private bool Fault(string type, string field, object thing)
    {
        var name = (type + field).Aggregate(17u, (sum, c) => (sum * 31) + c);
        var hash = ((name + (uint)((thing as Thing)?.Number ?? 0) * 7919u) * 2654435769u) >> 12;
        if (hash % 1000 >= (uint)faults) return false;
        return (hash % 3) switch
        {
            0 => throw new FieldException("FAULT", $"{type}.{field} fails"),
            1 => throw new InvalidOperationException("secret"),
            _ => true,
        };
    }

    public sealed class Context : RequestContext
    {
        public override object Basis => Sdl;

        public override int NumberOf(object value) => value is Thing thing ? (thing.Number * 3) + (thing is Plant ? 1 : thing is Place ? 2 : 0) : -1;
    }

    public sealed class MoneyType : ScalarGraphType
    {
        public MoneyType() => Name = "Money";

        public override object? ParseValue(object? value) => value;
    }

    private abstract record Thing(int Number);

    private sealed record Animal(int Number) : Thing(Number);

    private sealed record Plant(int Number) : Thing(Number);

    private sealed record Place(int Number) : Thing(Number);
}
