using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What the database looks at for pages and searches, by its own count (PROFILE). That no statement scans what grows is held for all that tests ask through <see cref="SeededNeo4j"/>: <see cref="ExplainedCypherClient"/>.</summary>
public sealed class IndexUseTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    [Fact]
    public async Task Whoever_of_the_tests_runs_a_statement_that_scans_what_grows_is_told()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var parameters = new Dictionary<string, object?> { ["import"] = "none", ["title"] = "none" };
        var scanning = new CypherStatement($"{Statements.Language}MATCH (n:{Agreement.Label.Name}) WHERE n.import + 'x' = $import AND n.title_en = $title RETURN count(n)", parameters);
        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => neo4j.Client.RunAsync(scanning, CancellationToken.None));
        Assert.Contains("NodeByLabelScan", failure.Message, StringComparison.Ordinal);
        Assert.Contains(scanning.Text, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_page_costs_what_it_holds_wherever_it_stands_in_an_order(bool descending, bool isFiltered)
    {
        var (client, label) = (new RecordingCypherClient(neo4j.Client), Agreement.Label);
        await neo4j.StoreAsync(keptNodes: 0);
        var store = await Neo4jDatabase.OpenCurrentAsync(client, keptNodes: 0);
        // Most of them are in force, and no index says which.
        var condition = isFiltered ? new Condition.StatusOn(new(2026, 11, 24), [AgreementState.InForce]) : Condition.Always;
        // The filter is asked alike whatever the order.
        foreach (var by in isFiltered ? [Agreement.SignedOn] : label.Orders.Append(null))
        {
            var order = new NodeOrder(by, descending);
            var sorted = RealSeed.Dataset.Nodes.Where(node => node.Label == label).ToArray();
            NodePager.Sort(sorted, order);
            var middle = NodePager.PositionOf(sorted[sorted.Length / 2], order);
            foreach (var page in new[] { new PageRequest(10, WithTotal: false), new(10, After: middle, WithTotal: false), new(10, Backward: true, Before: middle, WithTotal: false) })
            {
                var before = client.Statements;
                var found = await store.FindNodesAsync(label, condition, order, page, CancellationToken.None);
                Assert.Equal((10, true), (found.Nodes.Count, page.Backward ? found.HasPrevious : found.HasNext));
                var hits = 0L;
                foreach (var statement in client.Statements.Except(before)) hits += (await Neo4jDatabase.ProfileAsync(statement)).Hits;
                // To look at each node of the label is one hit, and two for the filter; the ten of the page are read with all their properties.
                Assert.InRange(hits, 1, sorted.Length * (isFiltered ? 2 : 2 / 3.0));
            }
        }
    }

    [Fact]
    public async Task A_search_starts_from_the_party_that_has_fewer_agreements_and_looks_at_a_page_of_a_hub_alone()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        Condition hub = Party("country:CHN"), small = Party("country:TKM");
        var order = new NodeOrder(Agreement.SignedOn);
        var agreements = RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label);
        Assert.True(SeedGraph.From(PartyTo.Type, "country:CHN").Count > agreements / 2, "China is no hub.");
        var alone = await HitsAsync(small, order);
        Assert.InRange(await HitsAsync(new Condition.All([hub, small]), order), alone, alone * 3);
        Assert.InRange(await HitsAsync(new Condition.All([small, hub]), order), alone, alone * 3);
        // To come to each of its agreements is a hit, and to read where it stands another.
        Assert.InRange(await HitsAsync(hub, order), 1, agreements);

        static Condition Party(string id) => new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { id });
    }

    [Fact]
    public async Task How_many_have_a_word_or_a_status_is_known_on_any_day_without_counting_them()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var client = new RecordingCypherClient(neo4j.Client);
        var store = await Neo4jDatabase.OpenCurrentAsync(client, keptNodes: 0);
        var memory = RealSeed.Store;
        foreach (var condition in new Condition[]
        {
            new Condition.TextIn(Agreement.Type, [AgreementType.JointStatement.Word(), AgreementType.FreeTradeAgreement.Word()]), new Condition.StatusOn(new(1998, 3, 4), [AgreementState.InForce]),
            new Condition.All([new Condition.StatusOn(new(2003, 4, 5), [AgreementState.Signed, AgreementState.InForce])]),
        })
        {
            var page = new PageRequest(5);
            var expected = await memory.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, page, CancellationToken.None);
            Assert.InRange(expected.TotalCount, 6, RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label) - 1);
            Assert.Equal(expected.TotalCount, (await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, page, CancellationToken.None)).TotalCount);
        }

        Assert.DoesNotContain(client.Statements, statement => statement.Text.Contains("count(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dates_of_a_month_are_found_between_both_of_its_ends_and_a_frequent_word_along_the_order()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var found = RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label && node.Get(Agreement.SignedOn) is { } date && date.Last >= new DateOnly(2006, 5, 1) && date.First <= new DateOnly(2006, 5, 31));
        var notPlain = RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label && node.Get(Agreement.SignedOn) is { IsPlain: false });
        // Each named day is looked for, each that is found is read with all its properties, and those that no text tells are looked at.
        Assert.InRange(await HitsAsync(new Condition.DateBetween(Agreement.SignedOn, new(2006, 5, 1), new(2006, 5, 31)), new(Agreement.SignedOn)), found, 100 + (30 * found) + (5 * notPlain));
        var word = Agreement.Type.Values.MaxBy(word => RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label && node.Get(Agreement.Type) == word))!;
        var ofWord = RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label && node.Get(Agreement.Type) == word);
        Assert.InRange(await HitsAsync(new Condition.TextIn(Agreement.Type, [word]), NodeOrder.ById, page: 5), 1, ofWord);
    }

    [Fact]
    public async Task A_rare_word_costs_those_that_have_it_and_a_frequent_one_the_beginning_of_the_order()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var titles = RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label).Select(node => node.Get(Agreement.TitleEn)!).ToList();
        foreach (var (text, part) in new[] { ("uzbekistan", 1 / 32.0), ("agreement UZBEKISTAN", 1 / 32.0), ("china", 1), ("cooperation china", 1) })
        {
            var found = titles.Count(title => TextFold.Words(text).All(word => title.Contains(word, StringComparison.OrdinalIgnoreCase)));
            Assert.InRange(found, 2, titles.Count * part);
            // Each of the page is read with all its properties; of each other that is looked at, the names and the place.
            var lookedAt = Math.Min(found, titles.Count / 4);
            Assert.InRange(await HitsAsync(new Condition.TextContains([.. Agreement.Label.Searched], text, OrAliases: true), NodeOrder.ById, page: 5), found < titles.Count / 4 ? found : 6, (6 * 30) + (8 * lookedAt));
        }
    }

    // Of a first page, of which something must be found.
    private async Task<long> HitsAsync(Condition condition, NodeOrder order, int page = 10)
    {
        var client = new UnaskedCypherClient(neo4j.Client);
        var store = await OpenWithPartiesAsync(client);
        var (hits, row) = await Neo4jDatabase.ProfileAsync(await client.WriteAsync(() => store.FindNodesAsync(Agreement.Label, condition, order, new(page, WithTotal: false), CancellationToken.None)));
        Assert.NotEqual(0, row[0].GetArrayLength());
        return hits;
    }

    // It keeps the parties, as it does of a larger graph, so that what they have is one statement.
    private static async Task<Neo4jGraphStore> OpenWithPartiesAsync(ICypherClient client)
    {
        var store = await Neo4jDatabase.OpenCurrentAsync(client, keptNodes: 1000);
        Assert.True(store.Keeps(Country.Label) && store.Keeps(CountryGroup.Label) && !store.Keeps(Agreement.Label));
        return store;
    }
}
