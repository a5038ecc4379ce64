using System.Text;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Api.Filters;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using GraphQL.Types;

namespace CooperationGraph.Tests.Api;

/// <summary>Random operations against the whole contract and the real seed, answered by the engine and by GraphQL.NET's executor.</summary>
public sealed class ApiOracleTests
{
    private const int Operations = 600;

    private static readonly MemoryGraphStore Store = RealSeed.Store;
    private static readonly ISchema Schema = ApiEngine.Schema();

    [Fact]
    public void The_engine_answers_what_GraphQL_NET_answers()
    {
        using var engine = ApiEngine.Create(new() { MaxErrors = int.MaxValue, Timeout = Patience.Limit });
        var oracle = new Oracle(ApiEngine.Schema(), ApiSchema.Resolvers(), Context());
        var executed = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Operations),
            Prop.ForAll(Cases, each =>
            {
                var (query, variables) = RandomOperation.Of(Schema, each.Seed, each.Depth, Literals);
                var own = Run(engine, query, variables);
                if (own.Data is null) return true;
                executed++;
                using var reference = JsonDocument.Parse(oracle.ExecuteAsync(query, variables).GetAwaiter().GetResult());
                Assert.True(Errors(reference.RootElement) == own.Errors, $"{query}\n{variables}\n{reference.RootElement}");
                Assert.True(reference.RootElement.GetProperty("data").GetRawText() == own.Data, query);
                return true;
            }));
        Assert.True(executed > Operations / 2, $"Only {executed} of {Operations} operations were valid.");
    }

    private static Arbitrary<(int Seed, int Depth)> Cases =>
        Arb.From(
            from seed in Gen.Choose(0, int.MaxValue)
            from depth in Gen.Choose(3, 5)
            select (seed, depth),
            each => Enumerable.Range(2, Math.Max(0, each.depth - 2)).Select(depth => (each.seed, depth)));

    private static ApiContext Context() => new(new ServedGraph(Store), new(2026, 11, 24));

    private static (string? Data, int Errors) Run(GraphQLEngine engine, string query, string variables)
    {
        using var json = JsonDocument.Parse(variables);
        using var answer = engine.ExecuteAsync(new(query, null, json.RootElement), Context(), default, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var body = JsonDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span));
        return (answer.Executed && !answer.ErrorCodes.Contains(ErrorCodes.AnswerTooLarge) ? body.RootElement.GetProperty("data").GetRawText() : null, Errors(body.RootElement));
    }

    private static int Errors(JsonElement answer) => answer.TryGetProperty("errors", out var errors) ? errors.GetArrayLength() : 0;

    internal static IReadOnlyList<string> Literals(string coordinate, string type) =>
        (coordinate, type.TrimEnd('!')) switch
        {
            ("Query.nodes.ids", _) => ["[\"country:KAZ\", \"agreement:bit-cn-uz-1992\", \"nothing:x\", \"claim:1\"]"],
            (_, "CountryCode") => ["\"KAZ\"", "\"CHN\"", "\"KZ\""],
            ("Query.group.id", _) => ["\"group:sco\""],
            ("Query.agreement.id", _) => ["\"agreement:bit-cn-uz-1992\"", "\"agreement:eaeu-cn-trade-2018\""],
            ("Query.mechanism.id", _) => ["\"mechanism:sco\""],
            ("Query.meeting.id", _) => ["\"meeting:c-ca-summit-1\""],
            ("Query.sector.id", _) => ["\"sector:energy\""],
            ("Query.project.id", _) => ["\"project:vahdat-yavan-railway\""],
            ("Query.source.id", _) => ["\"source:mofcom-2023-05-11\""],
            ("Query.neighborhood.of", _) => ["[\"country:KGZ\"]", "[\"agreement:bit-cn-uz-1992\", \"sector:energy\"]"],
            ("Query.neighborhood.avoid", _) => ["[\"country:CHN\"]", "[]"],
            ("Query.neighborhood.expand", _) => ["[]", "[{node: \"country:UZB\", relationship: PARTY_TO, direction: OUTGOING, after: \"country:UZB/PARTY_TO/agreement:b\"}]"],
            ("Query.neighborhood.depth", _) => ["1", "2"],
            ("Query.neighborhood.limit", _) => ["9", "4"],
            ("Query.paths.from", _) => ["\"country:UZB\"", "[\"country:KGZ\", \"sector:energy\"]"],
            ("Query.paths.to", _) => ["\"country:PAK\"", "\"group:sco\""],
            ("Query.paths.via", _) => ["\"country:CHN\"", "[]"],
            ("Query.paths.avoid", _) => ["[\"country:RUS\"]", "[]"],
            ("Query.paths.hubDegree", _) => ["20"],
            (_, "[RelationshipType!]") => ["[PARTY_TO, MEMBER_OF]", "[ABOUT, CITES]"],
            (_, "[Label!]") => ["[Country, Agreement]", "[Claim, CountryGroup]"],
            (_, "ID") => ["\"country:KAZ\"", "\"amount:vahdat-yavan-railway-amount-1\"", "\"x\""],
            // An error of one of many groups leaves nothing of the answer.
            (_, "Int") when coordinate.Contains("Group.", StringComparison.Ordinal) => coordinate.EndsWith(".first", StringComparison.Ordinal) ? ["2", "3"] : [],
            (_, "Int") => coordinate.EndsWith(".first", StringComparison.Ordinal) ? ["2", "3", "201"] : [],
            (_, "[AgreementDimension!]") => ["[TYPE, YEAR_SIGNED]", "COUNTRY", "[STATUS, GROUP]"],
            (_, "[ProjectDimension!]") => ["[SECTOR]", "[COUNTRY, STATUS]", "PARTICIPANT"],
            (_, "[FinancingDimension!]") => ["[LENDER, DECADE_COMMITTED]", "COUNTRY", "[SECTOR, FLOW_TYPE]"],
            (_, "[ObservationDimension!]") => ["[INDICATOR, YEAR]", "PARTNER", "[UNIT, SOURCE]"],
            (_, "CountrySelection") => ["{group: \"group:central-asia-5\"}", "{codes: [\"UZB\", \"ARM\"]}", "{regions: [\"Central Asia\"]}", "{all: true, group: \"group:sco\"}"],
            (_, "AgreementFilter") => ["{parties: {all: [\"CHN\"]}}", "{hasConflict: true}", "{types: [JOINT_STATEMENT]}", "{isTerminated: true, isReplaced: false}"],
            (_, "[AgreementType!]") => ["[INVESTMENT_PROTECTION_AGREEMENT]", "[JOINT_STATEMENT, BELT_AND_ROAD_DOCUMENT]"],
            (_, "Date") => ["\"2023-05-11\"", "\"1995-03-17\""],
            (_, "Language") => ["ZH", "RU", "FR"],
            (_, "AgreementOrder") => ["TITLE_DESC", "IN_FORCE_ON_ASC", "ID_ASC"],
            (_, "ClaimFilter") => ["{fields: [\"signed_on\"], stances: [ASSERTS]}", "{labels: [Agreement, Meeting], ranks: [PREFERRED]}"],
            (_, "ConflictFilter") => ["{fields: [\"signed_on\"], resolved: true}", "{labels: [Project]}"],
            (_, "SourceFilter") => ["{claims: {labels: [Meeting]}}", "{publisher: \"ministry\"}"],
            (_, "AmountFilter") => ["{currencies: [\"USD\"], priceBases: [NOMINAL]}", "{projects: {}, kinds: [LOAN]}"],
            // The others need a filter beside them.
            (_, "AmountOrder") => ["ID_ASC"],
            _ when coordinate.EndsWith(".filter", StringComparison.Ordinal) => ["{}"],
            _ when coordinate.EndsWith(".field", StringComparison.Ordinal) => ["\"signed_on\""],
            _ => [],
        };
}
