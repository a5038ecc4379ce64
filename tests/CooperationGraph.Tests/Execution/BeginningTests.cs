using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Resolvers;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Execution;

public sealed class BeginningTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab😀", 3, "ab…")]
    [InlineData("a𠀀b", 3, "a𠀀…")]
    [InlineData("😀😀", 1, "…")]
    public void No_character_is_cut_in_two(string text, int most, string expected) => Assert.Equal(expected, Beginning.Of(text, most));

    [Fact]
    public void Nor_in_a_notice_of_the_seed() => Assert.Equal(new string('a', 79) + "…", CellText.Shown(new string('a', 79) + "𠀀"));

    [Fact]
    public async Task Nor_in_the_line_that_a_syntax_error_shows()
    {
        var answer = Encoding.UTF8.GetString(await ApiClient.OverSeed.BytesAsync($"{{ a(b: \"{string.Concat(Enumerable.Repeat("😀", 100))}\" & c(d: \"{string.Concat(Enumerable.Repeat("😀", 100))}\") }}"));
        Assert.DoesNotContain("\uFFFD", answer, StringComparison.Ordinal);
        Assert.Contains("SYNTAX_ERROR", answer, StringComparison.Ordinal);
    }
}
