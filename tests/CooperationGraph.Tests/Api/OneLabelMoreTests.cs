using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>
/// A label more takes three files: its own (<see cref="Port"/>), a line in GraphModel, and its types in <c>schema.graphql</c>, of which its connection is written by
/// <see cref="SchemaConnectionsTests"/>. That it is read, checked, stored, cited, named, listed, filtered, ordered and paged follows from these. What is no column of
/// its own, such as what leads to it, takes a file of resolvers; a page for people takes its query.
/// </summary>
public sealed class OneLabelMoreTests
{
    [Fact]
    public async Task A_label_with_a_file_a_line_and_a_type_is_listed_filtered_ordered_paged_and_cited()
    {
        using var seed = new SeedCopy(Port.Model)
            .Add("ports.csv", ("id", "port:aktau"), ("name_en", "Aktau"), ("kind", "SEA"), ("opened_on", "1963"), ("lies_in", "country:KAZ"))
            .Add("ports.csv", ("id", "port:khorgos"), ("name_en", "Khorgos"), ("kind", "DRY"), ("opened_on", "2015-08"), ("lies_in", "country:KAZ"), ("unverified", "true"))
            .Add("ports.csv", ("id", "port:kuryk"), ("name_en", "Kuryk"), ("kind", "SEA"), ("opened_on", "2016"), ("lies_in", "country:KAZ"), ("unverified", "true"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "port:aktau"), ("cites", "source:un"));
        using var engine = new GraphQLEngine(GraphQLSchema.Build(Schema(), ApiSchema.Scalars), ApiSchema.Resolvers(Port.Model), new());
        using var api = new ApiClient(new MemoryGraphStore(seed.Read().Dataset!), new(2026, 11, 24), engine);
        var data = await api.DataAsync("""
            {
              all: ports(first: 1, orderBy: OPENED_ON_DESC) { totalCount nodes { id } pageInfo { hasNextPage } edges { node { name(language: ZH) } } }
              old: ports(filter: { kinds: [SEA], opened: { to: "2000-01-01" } }) { nodes { id name openedOn kind liesIn { name } unverified citations { source { title } } } }
              named: ports(filter: { text: "khor" }) { nodes { id } }
              node(id: "port:kuryk") { __typename id }
            }
            """);
        Assert.Equal("""{"totalCount":3,"nodes":[{"id":"port:kuryk"}],"pageInfo":{"hasNextPage":true},"edges":[{"node":{"name":"Kuryk"}}]}""", data.GetProperty("all").GetRawText());
        Assert.Equal(
            """{"nodes":[{"id":"port:aktau","name":"Aktau","openedOn":"1963","kind":"SEA","liesIn":{"name":"Kazakhstan"},"unverified":false,"citations":[{"source":{"title":"Treaties"}}]}]}""",
            data.GetProperty("old").GetRawText());
        Assert.Equal("""{"nodes":[{"id":"port:khorgos"}]}""", data.GetProperty("named").GetRawText());
        Assert.Equal("""{"__typename":"Port","id":"port:kuryk"}""", data.GetProperty("node").GetRawText());
    }

    private static string Schema()
    {
        var connection = ConnectionType.All(Port.Model).Single(type => type.Item == Port.Label.Name);
        return ApiSchema.Sdl.Replace("type Query {\n", "type Query {\n  ports(filter: PortFilter, orderBy: PortOrder! = NAME_ASC, first: Int, after: String, last: Int, before: String): PortConnection!\n", StringComparison.Ordinal) + $$"""

            type Port implements Node & Cited {
              id: ID!
              label: Label!
              displayName(language: Language! = EN): String!
              name(language: Language! = EN): String!
              kind: PortKind
              openedOn: PartialDate
              liesIn: Country
              unverified: Boolean!
              citations(field: String): [Citation!]!
              claims(field: String): [Claim!]!
              conflicts: [Conflict!]!
            }

            enum PortKind { SEA DRY }
            enum PortOrder { ID_ASC NAME_ASC NAME_DESC OPENED_ON_ASC OPENED_ON_DESC }
            input PortFilter { kinds: [PortKind!] opened: DateRange text: String }
            {{connection.Sdl}}
            {{connection.EdgeSdl}}
            }
            """;
    }
}
