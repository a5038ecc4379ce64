using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Stores.Memory;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores.Memory;

public sealed class TextIndexTests
{
    private static readonly GraphNode[] Agreements = [.. SeedGraph.Nodes(Agreement.Label)];

    [Theory]
    [InlineData("e")]
    [InlineData("co")]
    [InlineData("ope")]
    [InlineData("ration")]
    [InlineData("cooperation")]
    [InlineData("operation ministry")]
    [InlineData("2024 a")]
    [InlineData("ananas")]
    [InlineData("zzq")]
    [InlineData("cooperationcooperation")]
    public void It_finds_the_texts_that_contain_every_word_wherever_it_stands(string sought)
    {
        var index = new TextIndex(Agreements, Agreement.TitleEn);
        var words = TextFold.Words(sought);
        var expected = Enumerable.Range(0, Agreements.Length).Where(place => Agreements[place].Get(Agreement.TitleEn) is { } title && words.All(word => TextFold.Of(title).Contains(word, StringComparison.Ordinal)));
        Assert.Equal(expected, index.Containing(words).Places());
        Assert.Equal(expected, index.Containing(words).Places());
    }
}
