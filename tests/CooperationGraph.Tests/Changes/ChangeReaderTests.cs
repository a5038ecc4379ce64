using CooperationGraph.Changes;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Changes;

public sealed class ChangeReaderTests
{
    [Fact]
    public async Task A_node_that_is_new_shows_the_columns_that_have_a_value_and_so_does_one_that_is_gone()
    {
        var change = Assert.Single(await BetweenAsync(Seed(), More()));
        Assert.Equal((ChangeKind.Added, "source:who", "Source"), (change.Kind, change.Subject, change.Label));
        Assert.Equal([new("kind", null, "NEWS"), new("title", null, "Who says so")], change.Fields);

        change = Assert.Single(await BetweenAsync(More(), Seed()));
        Assert.Equal((ChangeKind.Removed, "source:who"), (change.Kind, change.Subject));
        Assert.Equal([new("kind", "NEWS", null), new("title", "Who says so", null)], change.Fields);

        static SeedCopy More() => Seed().Add("sources.csv", ("id", "source:who"), ("kind", "NEWS"), ("title", "Who says so"));
    }

    [Fact]
    public async Task Of_a_node_that_differs_only_the_columns_that_differ_are_shown_in_their_order()
    {
        var other = Seed().Set("agreements.csv", 0, "signed_on", "1992-08").Set("agreements.csv", 0, "title_en", "Another title").Set("agreements.csv", 0, "in_force_on", "");
        var change = Assert.Single(await BetweenAsync(Seed(), other));
        Assert.Equal((ChangeKind.Changed, "agreement:bit", "Agreement"), (change.Kind, change.Subject, change.Label));
        Assert.Equal([new("title_en", "A treaty, with a comma", "Another title"), new("signed_on", "1992-08-10", "1992-08"), new("in_force_on", "1994", null)], change.Fields);
    }

    [Fact]
    public async Task What_leads_to_another_node_by_a_column_is_a_field_of_its_node()
    {
        var change = Assert.Single(await BetweenAsync(Seed(), Seed().Set("sectors.csv", 1, "subsector_of", "").Set("sectors.csv", 1, "name_en", "Petroleum")));
        Assert.Equal((ChangeKind.Changed, "sector:oil", "Sector"), (change.Kind, change.Subject, change.Label));
        Assert.Equal([new("name_en", "Oil", "Petroleum"), new("subsector_of", "sector:energy", null)], change.Fields);
        // Nothing but the column.
        change = Assert.Single(await BetweenAsync(Seed().Set("sectors.csv", 1, "subsector_of", ""), Seed()));
        Assert.Equal((ChangeKind.Changed, "sector:oil", "Sector"), (change.Kind, change.Subject, change.Label));
        Assert.Equal([new("subsector_of", null, "sector:energy")], change.Fields);
    }

    [Fact]
    public async Task Another_end_of_a_column_is_one_field_and_a_new_node_has_its_own()
    {
        var other = Seed().Add("sectors.csv", ("id", "sector:gas"), ("scheme", "TOPIC"), ("code", "gas"), ("name_en", "Gas"), ("unverified", "true"), ("subsector_of", "sector:energy")).Set("sectors.csv", 1, "subsector_of", "sector:gas");
        var changes = await BetweenAsync(Seed(), other);
        Assert.Equal([(ChangeKind.Added, "sector:gas"), (ChangeKind.Changed, "sector:oil")], changes.Select(change => (change.Kind, change.Subject)));
        Assert.Contains(new FieldChange("subsector_of", null, "sector:energy"), changes[0].Fields);
        Assert.Equal([new("subsector_of", "sector:energy", "sector:gas")], changes[1].Fields);
    }

    [Fact]
    public async Task A_relationship_with_a_file_of_its_own_stands_for_itself()
    {
        var other = Seed().Set("party_to.csv", 1, "name_as_given", "Republic of Kazakhstan").Add("covers.csv", ("from", "agreement:bit"), ("to", "sector:energy"));
        var changes = await BetweenAsync(Seed(), other);
        Assert.Equal([(ChangeKind.Added, "agreement:bit/COVERS/sector:energy", "COVERS"), (ChangeKind.Changed, "country:KAZ/PARTY_TO/agreement:bit", "PARTY_TO")], changes.Select(change => (change.Kind, change.Subject, change.Label)));
        Assert.Empty(changes[0].Fields);
        Assert.Equal([new("name_as_given", null, "Republic of Kazakhstan")], changes[1].Fields);
    }

    [Fact]
    public async Task Between_equal_revisions_nothing_differs_and_the_whole_seed_differs_from_a_small_one_in_all_that_it_has()
    {
        Assert.Empty(await BetweenAsync(Seed(), Seed()));
        var (small, whole) = (new MemoryGraphStore(Seed().Read().Dataset!), RealSeed.Store);
        var changes = await ChangeReader.GetAsync(small, whole, CancellationToken.None);
        var ids = RealSeed.Dataset.Nodes.Select(node => node.Id).ToHashSet();
        Assert.Empty(ids.Except(changes.Select(change => change.Subject)));
        Assert.Equal(changes.Select(change => change.Subject).Order(StringComparer.Ordinal), changes.Select(change => change.Subject));
        Assert.Distinct(changes.Select(change => change.Subject));
        var back = await ChangeReader.GetAsync(whole, small, CancellationToken.None);
        Assert.Equal(changes.Select(change => (change.Subject, change.Fields.Count)), back.Select(change => (change.Subject, change.Fields.Count)));
    }

    private static SeedCopy Seed() => new();

    private static async Task<IReadOnlyList<Change>> BetweenAsync(SeedCopy before, SeedCopy after)
    {
        using (before)
        using (after) return await ChangeReader.GetAsync(new MemoryGraphStore(before.Read().Dataset!), new MemoryGraphStore(after.Read().Dataset!), CancellationToken.None);
    }
}
