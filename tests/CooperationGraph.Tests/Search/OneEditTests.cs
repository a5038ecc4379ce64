using CooperationGraph.Search;

namespace CooperationGraph.Tests.Search;

public sealed class OneEditTests
{
    [Theory]
    [InlineData("kazakstan", "kazakhstan", true)]
    [InlineData("kazakhstann", "kazakhstan", true)]
    [InlineData("kasakhstan", "kazakhstan", true)]
    [InlineData("kazahkstan", "kazakhstan", true)]
    [InlineData("akzakhstan", "kazakhstan", true)]
    [InlineData("kazakhstan", "kazakhstan", false)]
    [InlineData("kasakstan", "kazakhstan", false)]
    [InlineData("kzaakhsatn", "kazakhstan", false)]
    [InlineData("", "ab", false)]
    public void A_slip_is_one_letter_more_less_or_other_or_two_that_changed_places(string left, string right, bool apart)
    {
        Assert.Equal(apart, OneEdit.Apart(left, right));
        Assert.Equal(apart, OneEdit.Apart(right, left));
    }

    [Fact]
    public void Every_slip_in_a_word_is_found_wherever_it_is()
    {
        const string Word = "tajikistan";
        var words = new WordIndex([[Word], ["uzbekistan"]]);
        var slips = Enumerable.Range(0, Word.Length).SelectMany(i => new[] { Word.Remove(i, 1), Word.Insert(i, "x"), Word.Remove(i, 1).Insert(i, "x") })
            .Concat(Enumerable.Range(0, Word.Length - 1).Select(i => Word[..i] + Word[i + 1] + Word[i] + Word[(i + 2)..])).Distinct().ToList();
        Assert.Equal(40, slips.Count + 1);
        Assert.All(slips.Where(slip => !Word.StartsWith(slip, StringComparison.Ordinal)), slip => Assert.Equal([(0, 1)], words.NamesWith([slip], slips: true)));
    }

    [Theory]
    [InlineData("abc", false)]
    [InlineData("abcd", true)]
    [InlineData("2002", false)]
    public void Short_words_and_numbers_have_no_slips(string word, bool may) => Assert.Equal(may, OneEdit.MayBe(word));
}
