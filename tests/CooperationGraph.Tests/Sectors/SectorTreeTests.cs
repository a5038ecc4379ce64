using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sectors;

public sealed class SectorTreeTests
{
    [Fact]
    public async Task Below_each_sector_stand_its_parts_and_of_topics_the_sector_of_DAC_CRS_with_all_of_its_own()
    {
        var tree = await new ServedGraph(RealSeed.Store).GetSectorTreeAsync(CancellationToken.None);
        var mapped = 0;
        foreach (var sector in SeedGraph.Nodes(Sector.Label))
        {
            var expected = Below(sector.Id).ToHashSet();
            mapped += expected.Any(id => id.StartsWith("sector:crs-", StringComparison.Ordinal)) && sector.Get(Sector.Scheme) == "TOPIC" ? 1 : 0;
            var all = tree.WithSubsectors([sector]).Select(node => node.Id).ToList();
            Assert.Equal(sector.Id, all[0]);
            Assert.Equal(expected.Count, all.Count);
            Assert.Equal(expected, all.ToHashSet());
        }

        Assert.Equal(SeedGraph.Nodes(Sector.Label).Count(sector => sector.Get(Sector.Scheme) == "TOPIC"), mapped);
    }

    [Theory]
    [InlineData("sector:energy", "sector:crs-230", "sector:isic-d")]
    [InlineData("sector:green-development", "sector:crs-410")]
    [InlineData("sector:crs-230")]
    public async Task A_topic_names_the_sectors_that_it_is_mapped_to(string id, params string[] expected) =>
        Assert.Equal(expected, (await ApiClient.OverSeed.DataAsync("query($id: ID!) { sector(id: $id) { mappedTo { id } } }", new { id })).List("sector", "mappedTo").Texts("id"));

    [Theory]
    [InlineData("projects", "IN_SECTOR", "Project")]
    [InlineData("financings", "IN_SECTOR", "Financing")]
    [InlineData("agreements", "COVERS", "Agreement")]
    public async Task A_list_of_a_sector_and_the_filter_by_it_find_the_same_with_and_without_what_lies_below(string field, string type, string label)
    {
        var found = 0;
        foreach (var id in new[] { "sector:energy", "sector:transport", "sector:transport-rail", "sector:education", "sector:crs-230", "sector:trade" })
        {
            foreach (var with in new[] { false, true })
            {
                var wanted = with ? Below(id).ToHashSet() : [id];
                var expected = SeedGraph.Relationships(GraphModel.RelationshipTypes.Single(each => each.Name == type)).Where(each => wanted.Contains(each.To)).Select(each => each.From)
                    .Where(each => SeedGraph.Node(each).Label.Name == label).ToHashSet();
                found += expected.Count;
                var data = await ApiClient.OverSeed.DataAsync($$"""
                    query($id: ID!, $with: Boolean!) {
                      of: sector(id: $id) { list: {{field}}(first: 200, filter: {withSubsectors: $with}) { totalCount nodes { id } } both: {{field}}(first: 200, filter: {sectors: [$id], withSubsectors: $with}) { totalCount } }
                      by: {{field}}(first: 200, filter: {sectors: [$id], withSubsectors: $with}) { totalCount nodes { id } }
                    }
                    """, new { id, with });
                // A page is as long as a page may be.
                Assert.Equal(Math.Min(expected.Count, 200), data.List("of", "list", "nodes").Texts("id").Distinct().Count());
                Assert.Subset(expected, data.List("of", "list", "nodes").Texts("id").ToHashSet());
                Assert.Equal(data.List("by", "nodes").Texts("id"), data.List("of", "list", "nodes").Texts("id"));
                Assert.Equal((expected.Count, expected.Count, expected.Count), (data.At("of", "list", "totalCount").GetInt32(), data.At("of", "both", "totalCount").GetInt32(), data.At("by", "totalCount").GetInt32()));
            }
        }

        Assert.True(found > 10, $"Only {found} were found.");
    }

    // By the columns of the seed alone.
    private static IEnumerable<string> Below(string id)
    {
        var sector = SeedGraph.Node(id);
        IEnumerable<string> below = SeedGraph.To(Links.SubsectorOf, id);
        if (sector.Get(Sector.Scheme) == "TOPIC") below = below.Append($"sector:crs-{sector.Get(Sector.CrsCode)}");
        return below.SelectMany(Below).Prepend(id);
    }
}
