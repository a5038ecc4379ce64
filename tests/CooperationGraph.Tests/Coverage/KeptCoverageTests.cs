using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Coverage;

public sealed class KeptCoverageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    // Else what was kept of one matrix would not serve another.
    [Fact]
    public async Task The_days_on_which_a_row_holds_are_the_same_whoever_else_is_asked_about()
    {
        var store = RealSeed.Store;
        var denied = await new ServedGraph(store).GetDeniedRelationshipsAsync(None);
        var (with, day) = (SeedGraph.Node("country:KAZ"), new DateOnly(2022, 1, 1));
        List<GraphNode> countries = [SeedGraph.Node("country:UZB"), SeedGraph.Node("country:CHN")];
        var types = Words(AgreementType.InvestmentProtectionAgreement);
        var together = (await CoverageReader.GetAsync(store, countries, types, with, day, denied, None)).Rows;
        for (var i = 0; i < countries.Count; i++) Assert.Equal((await CoverageReader.GetAsync(store, [countries[i]], types, with, day, denied, None)).Rows[0].Days, together[i].Days);
        Assert.NotEqual(together[0].Days, together[1].Days);
    }

    [Fact]
    public async Task Rows_that_are_kept_are_those_that_were_computed_for_their_own_question()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        var (graph, with) = (new ServedGraph(store), SeedGraph.Node("country:CHN"));
        var denied = await graph.GetDeniedRelationshipsAsync(None);
        List<GraphNode> countries = [.. new[] { "KAZ", "UZB", "ECU", "CHN", "NIC" }.Select(code => SeedGraph.Node("country:" + code))];
        foreach (var (asked, types, day) in new[]
        {
            (countries[..2], Words(AgreementType.InvestmentProtectionAgreement), new DateOnly(2012, 1, 1)),
            (countries, Words(AgreementType.InvestmentProtectionAgreement), new(2012, 1, 1)),
            (countries, Words(AgreementType.InvestmentProtectionAgreement), new(1995, 1, 1)),
            (countries, Words(AgreementType.BeltAndRoadDocument, AgreementType.InvestmentProtectionAgreement), new(2012, 1, 1)),
        })
        {
            var expected = await CoverageReader.GetAsync(store, asked, types, with, day, denied, None);
            for (var time = 0; time < 2; time++)
            {
                var before = store.Calls;
                var matrix = await KeptCoverage.Of(graph).GetAsync(graph, store, asked, types, with, day, None);
                Assert.Equal(time == 0, store.Calls > before);
                Assert.Equal(asked, matrix.Rows.Select(row => row.Country));
                Assert.Equal(Said(expected), Said(matrix));
            }
        }
    }

    [Fact]
    public async Task A_row_is_kept_for_the_days_on_which_it_is_the_same_and_no_others()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        var (graph, with, types) = (new ServedGraph(store), SeedGraph.Node("country:CHN"), Vocabulary.WordsOf<AgreementType>());
        var denied = await graph.GetDeniedRelationshipsAsync(None);
        // In groups that came, went and were checked, party themselves and as members, alone and with dates of their own.
        GraphNode[] countries = [.. new[] { "KAZ", "RUS", "ARM", "DEU", "IDN", "CIV", "NIC", "HKG" }.Select(code => SeedGraph.Node("country:" + code))];
        // Around what is dated of them, where a day makes a difference: days that follow one another, in no order.
        var ends = RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label || node.Label == CheckedScope.Label)
            .SelectMany(node => node.Label.Properties.OfType<Property<PartialDate>>().Select(property => node.Get(property)))
            .Concat(RealSeed.Dataset.Relationships.Where(set => set.Type == MemberOf.Type).SelectMany(set => set.Values!).SelectMany(values => new[] { (PartialDate?)values![MemberOf.ValidFrom.Index], (PartialDate?)values[MemberOf.ValidTo.Index] }))
            .OfType<PartialDate>().SelectMany(date => new[] { date.First, date.Last }).Where(day => day.Year is > 1950 and < 2050).Distinct().ToArray();
        new Random(18).Shuffle(ends);
        var (days, asked) = (ends.Take(60).SelectMany(day => new[] { day.AddDays(1), day, day.AddDays(-1) }).ToList(), 0);
        foreach (var day in days)
        {
            var expected = await CoverageReader.GetAsync(store, countries, types, with, day, denied, None);
            var before = store.Calls;
            Assert.Equal(Said(expected), Said(await KeptCoverage.Of(graph).GetAsync(graph, store, countries, types, with, day, None)));
            if (store.Calls > before) asked++;
        }

        // Else nothing was shown.
        Assert.InRange(asked, 1, days.Count - 30);
    }

    [Fact]
    public async Task A_row_that_rests_on_a_group_is_kept_for_the_days_on_one_side_of_the_end_of_its_state()
    {
        using var seed = new SeedCopy().Set("countries.csv", 1, "dissolved_on", "1999-06-30")
            .Add("country_groups.csv", ("id", "group:g"), ("kind", "REGIONAL_ORGANIZATION"), ("name_en", "A group"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "1990"))
            .Add("agreements.csv", ("id", "agreement:g"), ("type", "MEMORANDUM"), ("title_en", "Memorandum"), ("signed_on", "1995-01-01"), ("in_force_on", "1995-01-01"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "group:g"), ("to", "agreement:g"), ("role", "PARTY")).Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:g"), ("role", "PARTY"));
        var store = new MemoryGraphStore(seed.Read().Dataset!);
        var (graph, types, nodes) = (new ServedGraph(store), Words(AgreementType.Memorandum), await store.GetNodesAsync(["country:KAZ", "country:CHN"], None));
        var denied = await graph.GetDeniedRelationshipsAsync(None);
        List<int> counts = [];
        foreach (var day in new[] { "2005-01-01", "1999-07-01", "1999-06-30", "1998-01-01" }.Select(DateOnly.Parse))
        {
            var kept = await KeptCoverage.Of(graph).GetAsync(graph, store, [nodes[0]!], types, nodes[1]!, day, None);
            Assert.Equal(Said(await CoverageReader.GetAsync(store, [nodes[0]!], types, nodes[1]!, day, denied, None)), Said(kept));
            counts.Add(kept.Rows[0].Cells[0].Agreements.Count);
        }

        Assert.Equal([0, 0, 1, 1], counts);
    }

    [Fact]
    public async Task A_matrix_is_the_same_for_the_same_countries_in_the_same_order_and_has_a_number_of_its_own()
    {
        var store = RealSeed.Store;
        var (graph, with, types) = (new ServedGraph(store), SeedGraph.Node("country:CHN"), Words(AgreementType.InvestmentProtectionAgreement));
        GraphNode[] countries = [.. new[] { "KAZ", "UZB", "ECU", "NIC", "KGZ", "TJK" }.Select(code => SeedGraph.Node("country:" + code))];
        // One that is asked for once has none, so that nothing of it is kept elsewhere.
        Assert.Equal(-1, (await OfAsync(countries)).Number);
        var first = await OfAsync(countries);
        Assert.Same(first, await OfAsync([.. countries]));
        var others = new List<CoverageMatrix> { first };
        foreach (var chosen in new GraphNode[][] { [.. countries.Reverse()], countries[1..], countries[..5], [countries[0]] })
        {
            Assert.Equal(-1, (await OfAsync(chosen)).Number);
            others.Add(await OfAsync(chosen));
            Assert.Equal(chosen, others[^1].Rows.Select(row => row.Country));
            Assert.Same(others[^1], await OfAsync([.. chosen]));
        }

        Assert.Equal(others.Count, others.Select(matrix => matrix.Number).Distinct().Count());
        Assert.All(others, matrix => Assert.True(matrix.Number > 0));
        // What leaves rows out is another one.
        Assert.Equal(-1, first.Known().Number);
        // The first has given way to four others; its rows are those that they were.
        var again = await OfAsync(countries);
        Assert.NotSame(first, again);
        Assert.Equal(first.Rows, again.Rows);

        async Task<CoverageMatrix> OfAsync(GraphNode[] chosen) => await KeptCoverage.Of(graph).GetAsync(graph, store, chosen, types, with, new(2012, 1, 1), None);
    }

    [Fact]
    public async Task Where_the_store_keeps_countries_alone_no_more_agreements_live_for_the_rows_than_may()
    {
        var store = new KeepingCountries(RealSeed.Store);
        var (graph, with, types) = (new ServedGraph(store), SeedGraph.Node("country:CHN"), Vocabulary.WordsOf<AgreementType>());
        List<GraphNode> countries = [.. RealSeed.Dataset.Nodes.Where(node => node.Label == Country.Label)];
        var (kept, counts) = (KeptCoverage.Of(graph), new List<int> { 0 });
        // Each order of the types is a question of its own.
        for (var (first, day) = (0, new DateOnly(2024, 1, 1)); first < types.Count && counts[^1] >= counts.Max(); first++)
        {
            IReadOnlyList<string> ordered = [.. types.Skip(first), .. types.Take(first)];
            await Task.WhenAll(new[] { 0, -3000, -6000, -9000 }.Select(days => kept.GetAsync(graph, store, countries, ordered, with, day.AddDays(days), None).AsTask()));
            counts.Add(kept.Agreements);
        }

        // It has begun anew, and not too early.
        Assert.True(counts[^1] < counts.Max(), string.Join(' ', counts));
        Assert.InRange(counts.Max(), KeptCoverage.MaxAgreements / 2, KeptCoverage.MaxAgreements);
    }

    private sealed class KeepingCountries(IGraphStore inner) : DelegatingGraphStore(inner)
    {
        public override bool Keeps(NodeLabel label) => label == Country.Label;

        protected override ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellationToken) => ask();
    }

    private static IReadOnlyList<string> Words(params AgreementType[] types) => [.. types.Select(type => type.Word())];

    private static IEnumerable<string> Said(CoverageMatrix matrix) =>
        matrix.Rows.SelectMany(row => row.Cells.Select(cell => $"{row.Country} {cell.Type} {cell.State} {cell.Certainty} {cell.Since} {string.Join(',', cell.Agreements)} {string.Join(',', cell.Checks.Select(check => check.Scope))}"));
}
