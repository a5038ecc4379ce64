using CooperationGraph.Execution;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Benchmarks;

/// <summary>Objects that hold each other, and resolvers that do nothing but follow them: what is measured over it is the engine alone.</summary>
internal sealed class ObjectGraph : RequestContext
{
    public const string Sdl = """
        type Query { countries(first: Int!): [Country!]! country: Country! agreements(first: Int!): [Agreement!]! matrix: [Row!]! }
        type Country { code: String! name: String! agreements(first: Int!): [Agreement!]! }
        type Agreement { id: ID! title: String! signedOn: String! parties: [Country!]! citations: [Citation!]! }
        type Citation { locator: String! source: Source! }
        type Source { title: String! publisher: String! url: String! }
        type Row { country: Country! cells: [Cell!]! }
        type Cell { type: String! state: String! certainty: String! since: String agreements: [Agreement!]! }
        """;

    /// <summary>The five shapes, by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Shapes = new Dictionary<string, string>
    {
        ["names"] = "{ countries(first: 20) { name } }",
        ["levels"] = "{ countries(first: 60) { code name agreements(first: 6) { id title signedOn parties { code name } } } }",
        ["citations"] = "{ agreements(first: 260) { id title signedOn citations { locator source { title publisher url } } } }",
        ["cycle"] = "{ country { name agreements(first: 20) { id parties { code agreements(first: 8) { id title } } } } }",
        ["matrix"] = "{ matrix { country { code name } cells { type state certainty since agreements { id } } } }",
    };

    private readonly Country[] _countries = [.. Enumerable.Range(0, 151).Select(i => new Country(i, $"C{i:00}", $"The Republic of Country {i}"))];
    private readonly Agreement[] _agreements;
    private readonly Row[] _rows;

    public ObjectGraph()
    {
        Source[] sources = [.. Enumerable.Range(0, 40).Select(i => new Source(10_000 + i, $"A statement of ministry {i} on cooperation", $"Ministry {i}", $"https://example.org/statements/{i}"))];
        _agreements = [.. Enumerable.Range(0, 500).Select(i => new Agreement(
            1000 + i, $"agreement:example-{i}", $"Agreement {i} on the promotion and protection of investments", $"19{50 + (i % 50)}-0{1 + (i % 9)}-1{i % 9}",
            [_countries[0], _countries[1 + (i % 150)]], [new Citation($"page {i}", sources[i % 40]), new Citation("annex", sources[i * 7 % 40])]))];
        foreach (var agreement in _agreements)
            foreach (var party in agreement.Parties) party.Agreements.Add(agreement);
        _rows = [.. _countries.Select(country => new Row(country, [.. new[] { "BELT_AND_ROAD_DOCUMENT", "MID_TO_LONG_TERM_PLAN", "INVESTMENT_PROTECTION_AGREEMENT" }
            .Select((type, i) => new Cell(type, i == 1 ? "NOT_CHECKED" : "IN_FORCE", "LIKELY", i == 1 ? null : "1994-08-13", [.. country.Agreements.Take(i == 1 ? 0 : 1)]))]))];
    }

    public override int NumberOf(object value) =>
        value switch
        {
            Country country => country.Number,
            Agreement agreement => agreement.Number,
            Source source => source.Number,
            _ => -1,
        };

    public ResolverTable Resolvers()
    {
        var table = new ResolverTable();
        table.For<ObjectGraph>("Query")
            .Batch("country", _ => new(BatchAnswer.Values([_countries[0]])))
            .Batch("countries", batch => One(_countries.AsSpan(0, batch.Arguments.Get<int>("first")!.Value).ToArray()))
            .Batch("agreements", batch => One(_agreements.AsSpan(0, batch.Arguments.Get<int>("first")!.Value).ToArray()))
            .Batch("matrix", _ => One(_rows));
        table.For<Country>("Country").Text("code", country => country.Code).Text("name", country => country.Name)
            .Batch("agreements", batch => Lists(batch, batch.Arguments.Get<int>("first")!.Value));
        table.For<Agreement>("Agreement").Text("id", agreement => agreement.Id).Text("title", agreement => agreement.Title).Text("signedOn", agreement => agreement.SignedOn)
            .Many("parties", agreement => agreement.Parties).Many("citations", agreement => agreement.Citations);
        table.For<Citation>("Citation").Text("locator", citation => citation.Locator).One("source", citation => citation.Source);
        table.For<Source>("Source").Text("title", source => source.Title).Text("publisher", source => source.Publisher).Text("url", source => source.Url);
        table.For<Row>("Row").One("country", row => row.Country).Many("cells", row => row.Cells);
        table.For<Cell>("Cell").Text("type", cell => cell.Type).Text("state", cell => cell.State).Text("certainty", cell => cell.Certainty).Text("since", cell => cell.Since)
            .Many("agreements", cell => cell.Agreements);
        return table;
    }

    private static ValueTask<BatchAnswer> One(object[] items) => new(BatchAnswer.Lists(items, [0, items.Length]));

    private static ValueTask<BatchAnswer> Lists(BatchContext batch, int first)
    {
        var offsets = new int[batch.Parents.Count + 1];
        for (var i = 0; i < batch.Parents.Count; i++) offsets[i + 1] = offsets[i] + Math.Min(first, ((Country)batch.Parents[i]).Agreements.Count);
        var targets = new object?[offsets[^1]];
        for (var i = 0; i < batch.Parents.Count; i++)
        {
            var items = ((Country)batch.Parents[i]).Agreements;
            for (var j = 0; j < offsets[i + 1] - offsets[i]; j++) targets[offsets[i] + j] = items[j];
        }

        return new(BatchAnswer.Lists(targets, offsets));
    }

    private sealed record Country(int Number, string Code, string Name)
    {
        public List<Agreement> Agreements { get; } = [];
    }

    private sealed record Agreement(int Number, string Id, string Title, string SignedOn, Country[] Parties, Citation[] Citations);

    private sealed record Citation(string Locator, Source Source);

    private sealed record Source(int Number, string Title, string Publisher, string Url);

    private sealed record Row(Country Country, Cell[] Cells);

    private sealed record Cell(string Type, string State, string Certainty, string? Since, Agreement[] Agreements);
}
