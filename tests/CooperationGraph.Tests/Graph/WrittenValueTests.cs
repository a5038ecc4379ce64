using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Graph;

public sealed class WrittenValueTests
{
    // Of this test alone, for what is kept stays with the nodes.
    private static readonly GraphDataset Dataset = DatasetReader.Read(RealSeed.Folder).Dataset!;
    private readonly WrittenValue _id = new(Country.Label, property: null);
    private readonly WrittenValue _name = new(Country.Label, Country.NameEn);

    [Fact]
    public void Each_value_of_each_node_that_a_store_keeps_is_found_again()
    {
        _ = new MemoryGraphStore(Dataset);
        var countries = Dataset.Nodes.Where(node => node.Label == Country.Label).ToList();
        foreach (var country in countries)
        {
            Assert.Null(_name.Of(country));
            _name.Keep(country, [1, (byte)country.Number]);
            Assert.Null(_id.Of(country));
            _id.Keep(country, [2, (byte)country.Number]);
        }

        Assert.All(countries, country =>
        {
            Assert.Equal([1, (byte)country.Number], _name.Of(country)!);
            Assert.Equal([2, (byte)country.Number], _id.Of(country)!);
            // Whoever asks for the same value of the same label, and nobody who asks for another one.
            var same = new WrittenValue(Country.Label, Country.NameEn);
            same.Keep(country, [3]);
            Assert.Equal([3], _name.Of(country)!);
            Assert.Null(new WrittenValue(Country.Label, Country.Iso2).Of(country));
        });
    }

    [Fact]
    public void Nothing_is_kept_of_a_node_that_its_store_makes_anew_or_that_says_what_would_be()
    {
        _ = new MemoryGraphStore(Dataset);
        var kept = Dataset.Nodes.First(node => node.Label == Country.Label);
        foreach (var passing in new[] { new GraphNode(1, Country.Label, "country:AAA", new object?[Country.Label.SlotCount]), kept.With(Country.NameEn, "Elsewhere") })
        {
            _name.Keep(passing, [1]);
            Assert.Null(_name.Of(passing));
        }
    }
}
