using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public sealed class NodePagerTests
{
    [Fact]
    public void Texts_are_ordered_by_code_point_as_databases_have_it()
    {
        // U+FFE5 stands before U+1F600, whose first UTF-16 unit is smaller.
        string[] texts = ["A", "Ab", "a", "\u4e2d", "\uffe5", "\U0001f600", "\U0001f601"];
        var nodes = texts.Reverse().Select((text, i) => new GraphNode(i, Country.Label, $"country:{i}", Values(text))).ToArray();
        NodePager.Sort(nodes, new(Country.NameEn));
        Assert.Equal(texts, nodes.Select(node => node.Get(Country.NameEn)));
    }

    private static object?[] Values(string name)
    {
        var values = new object?[Country.Label.Properties.Count];
        values[Country.NameEn.Index] = name;
        return values;
    }
}
