using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Import;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What an import counts of a dataset, over the real seed. No database is asked.</summary>
public sealed class DatasetFiguresTests
{
    private static readonly NamesToFind Names = new(RealSeed.Dataset);
    private static readonly DatasetFigures Figures = new([.. DatasetFigures.ValuesOf(RealSeed.Dataset)], [.. DatasetFigures.StatusesOf(RealSeed.Dataset)], [.. NameLetters.Count(RealSeed.Dataset.Nodes, Names.TextOf)]);
    private static readonly GraphNode[] Agreements = [.. RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label)];

    [Fact]
    public void As_many_nodes_have_a_word_as_are_counted()
    {
        var found = 0;
        foreach (var word in Agreement.Type.Values)
        {
            var expected = Agreements.Count(node => node.Get(Agreement.Type) == word);
            Assert.Equal(expected, Figures.CountOf(Agreement.Label, new Condition.TextIn(Agreement.Type, [word])));
            found += expected;
        }

        Assert.Equal(Agreements.Length, found);
        // A word that is named twice is one.
        Assert.Equal(found, Figures.CountOf(Agreement.Label, new Condition.TextIn(Agreement.Type, [.. Agreement.Type.Values, Agreement.Type.Values[0]])));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1992-08-10")]
    [InlineData("2014-12-31")]
    [InlineData("2015-01-01")]
    [InlineData("9999-12-31")]
    public void As_many_agreements_have_a_status_on_a_day_as_are_counted(string day)
    {
        var on = DateOnly.Parse(day);
        foreach (var state in Enum.GetValues<AgreementState>())
            Assert.Equal(Agreements.Count(node => AgreementStatus.On(node, on).State == state), Figures.CountOf(Agreement.Label, new Condition.StatusOn(on, [state, state])));
    }

    [Theory]
    [InlineData("1990-01-01", "1999-12-31", 0.1)]
    [InlineData("2015-01-01", "2015-06-30", 0.5)]
    [InlineData(null, "2000-12-31", 0.1)]
    [InlineData("2001-01-01", null, 0.1)]
    [InlineData(null, null, 0)]
    public void How_many_dates_lie_in_a_range_is_known_about(string? from, string? to, double room)
    {
        var (first, last) = (from is null ? (DateOnly?)null : DateOnly.Parse(from), to is null ? (DateOnly?)null : DateOnly.Parse(to));
        var expected = Agreements.Count(node => node.Get(Agreement.SignedOn) is { } date && (first is null || date.Last >= first) && (last is null || date.First <= last));
        Assert.InRange(Figures.EstimateOf(Agreement.Label, new Condition.DateBetween(Agreement.SignedOn, first, last))!.Value, expected * (1 - room), expected * (1 + room));
    }

    [Theory]
    [InlineData("agreement", 0.01)]
    [InlineData("trade", 0.01)]
    [InlineData("china", 0.01)]
    [InlineData("fta", 0)]
    [InlineData("to", 0)]
    public void In_how_many_names_many_words_stand_is_known_about(string word, double room)
    {
        var expected = Agreements.Count(node => Names.TextOf(node).Contains(word, StringComparison.Ordinal)) / (double)Agreements.Length;
        Assert.InRange(expected, 1 / 32.0, 0.99);
        Assert.InRange(Figures.Letters.ShareOf(Agreement.Label, word)!.Value, expected - 0.001, expected + room);
    }

    [Fact]
    public void A_word_of_few_names_is_rarer_than_one_of_many()
    {
        Assert.All(["uzbekistan", "中国", "𐐨"], word => Assert.InRange(Figures.Letters.ShareOf(Agreement.Label, word)!.Value, 0.0001, 1 / 32.0));
        Assert.Equal("uzbekistan", new SoughtNames(new([Agreement.TitleEn], "Agreement with UZBEKISTAN")).RarestOf(Agreement.Label, Figures.Letters));
        Assert.Null(DatasetFigures.None.Letters.ShareOf(Agreement.Label, "treaty"));
    }

    [Fact]
    public void Of_what_is_not_counted_nothing_is_known()
    {
        Assert.Null(Figures.CountOf(Agreement.Label, new Condition.TextIn(Agreement.TitleEn, ["A title"])));
        Assert.Null(DatasetFigures.None.CountOf(Agreement.Label, new Condition.TextIn(Agreement.Type, [AgreementType.JointStatement.Word()])));
        Assert.Null(DatasetFigures.None.CountOf(Agreement.Label, new Condition.StatusOn(new(2015, 1, 1), [AgreementState.InForce])));
    }
}
