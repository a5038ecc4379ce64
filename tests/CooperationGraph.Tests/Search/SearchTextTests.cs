using System.Text;
using CooperationGraph.Graph;
using CooperationGraph.Search;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("U.S.A.", "USA")]
    [InlineData("Côte d’Ivoire", "cote d'ivoire")]
    [InlineData("Cote d Ivoire", "Côte d'Ivoire")]
    [InlineData("the Gambia", "Gambia, The")]
    [InlineData("GUINEA-BISSAU", "Guinea Bissau")]
    [InlineData("Trinidad & Tobago", "Trinidad and Tobago")]
    [InlineData("ＫＡＺＡＫＨＳＴＡＮ", "Kazakhstan")]
    [InlineData("Türkiye", "turkiye")]
    [InlineData("Орёл", "орел")]
    [InlineData("中国—中亚", "中国中亚")]
    [InlineData("Ka\u200Bzakh\u00ADstan", "Kazakhstan")]
    public void Spellings_of_one_name_have_one_key(string left, string right) => Assert.Equal(Of(right).Key, Of(left).Key);

    [Fact]
    public void What_is_ASCII_alone_is_read_as_what_has_a_mark_more()
    {
        List<string> names = [.. RealSeed.Dataset.Nodes.Where((_, i) => i % 20 == 0).Select(node => node.Id), .. RealSeed.Dataset.Nodes.Where(node => node.Label == Sector.Label).Select(node => node.Get(Sector.Label.CalledBy!)!)];
        var plain = names.Where(name => Ascii.IsValid(name)).ToList();
        Assert.True(plain.Count > 500);
        Assert.All(plain, name => Assert.Equal(Of(name + '\u0301').Words, Of(name).Words));
    }

    [Theory]
    [InlineData("Niger", "Nigeria")]
    [InlineData("$1.2 billion", "$12 billion")]
    [InlineData("Dominica", "Dominican Republic")]
    public void Other_names_have_another(string left, string right) => Assert.NotEqual(Of(right).Key, Of(left).Key);

    [Theory]
    [InlineData("The Treaty of Good-Neighbourliness (2002)", "treaty of good neighbourliness 2002")]
    [InlineData("哈萨克斯坦", "哈萨 萨克 克斯 斯坦")]
    [InlineData("中国—中亚天然气管道A/B线", "中国 中亚 亚天 天然 然气 气管 管道 a b 线")]
    [InlineData("Республика Казахстан", "республика казахстан")]
    [InlineData("U.S. aid for 1.2 km", "us aid for 1.2 km")]
    [InlineData("the", "the")]
    [InlineData("한국 대한민국", "한국 대한민국")]
    public void Words_are_what_stands_between_spaces_and_of_Chinese_the_pairs(string text, string words) => Assert.Equal(words.Split(' '), Of(text).Words);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\0\u0007")]
    [InlineData("*%_?\"'\\{}()~^.…")]
    [InlineData("\uD800\uFFFE")]
    public void What_has_no_letter_and_no_digit_has_no_key(string text) => Assert.Equal(("", 0), (Of(text).Key, Of(text).Words.Count));

    private static SearchText Of(string text) => SearchText.Of(text);
}
