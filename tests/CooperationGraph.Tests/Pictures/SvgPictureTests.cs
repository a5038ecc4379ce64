using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Tests.Pictures;

/// <summary>A file that is opened without the page that it came from.</summary>
public sealed class SvgPictureTests
{
    private const string Hostile = "</text><script>alert(1)</script> & \"quotes\" ' \u0001 \uD800 ]]> <!-- 哈萨克斯坦 ﷽";
    private static readonly XNamespace Svg = SvgWriter.Namespace;

    [Fact]
    public void It_tells_in_itself_what_it_shows_of_which_day_and_revision_by_whose_word_and_where()
    {
        var caption = new Caption("Title", "Subtitle", "Description", "2023-05-11", "0123abcd", "https://example.org/map?asOf=2023-05-11", "https://example.org/terms#", ["First source", "Second source"], ["A note"]);
        var root = FileOf(caption);
        Assert.Equal(("Title", "Description"), (root.Element(Svg + "title")!.Value, root.Element(Svg + "desc")!.Value));
        var metadata = root.Element(Svg + "metadata")!.Descendants().Where(element => !element.HasElements).Select(element => (element.Name.LocalName, element.Value)).ToList();
        Assert.Equal(
            [("title", "Title"), ("description", "Subtitle"), ("date", "2023-05-11"), ("publisher", "CooperationGraph"), ("identifier", caption.Address), ("source", "First source"), ("source", "Second source"), ("revision", "0123abcd")],
            metadata);
        var seen = string.Join('\n', root.Descendants(Svg + "text").Select(text => text.Value));
        foreach (var text in new[] { "Title", "Subtitle", "2023-05-11", "0123abcd", caption.Address, "First source; Second source", "A note" }) Assert.Contains(text, seen, StringComparison.Ordinal);
        Assert.Contains("Noto Sans CJK SC", root.Attribute("font-family")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_the_data_stay_texts_whatever_they_are()
    {
        var root = FileOf(new(Hostile, Hostile, Hostile, Hostile, Hostile, Hostile, "https://example.org/terms#", [Hostile], [Hostile]), Hostile);
        Assert.Empty(root.Descendants(Svg + "script"));
        Assert.Contains("<script>alert(1)</script> & \"quotes\" ' \uFFFD \uFFFD ]]>", root.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains(root.Descendants(Svg + "title"), title => title.Value.EndsWith('﷽'));
    }

    [Fact]
    public void On_a_page_of_the_server_it_is_well_formed_too()
    {
        var caption = new Caption(Hostile, Hostile, Hostile, "2023-05-11", "0", "https://example.org/", "https://example.org/terms#", [], []);
        Assert.Equal(Svg + "svg", XElement.Parse(SvgPicture.Inline(caption, Matrix(Hostile))).Name);
    }

    [Fact]
    public void Its_style_is_the_one_that_its_content_security_policy_names()
    {
        var style = FileOf(new("", "", "", "", "", "", "https://example.org/terms#", [], [])).Element(Svg + "style")!.Value;
        Assert.Equal($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", PictureStyle.Hash);
    }

    [Fact]
    public void Each_state_has_a_colour_in_light_and_dark_and_a_pattern_or_a_sign_of_its_own()
    {
        Assert.Equal(Enum.GetValues<CoverageState>(), StateMark.All.Select(mark => mark.State).Order());
        foreach (var mark in StateMark.All) Assert.Contains($".{mark.Class} {{ fill: {mark.Dark}; }}", PictureStyle.Css, StringComparison.Ordinal);
        Assert.Equal(StateMark.All.Count, StateMark.All.DistinctBy(mark => mark.Light).Count());
        // Of what may stand on a map beside each other, no two differ by colour alone, but the two plain ones, which are the darkest and the lightest.
        Assert.Equal(StateMark.All.Count - 1, StateMark.All.DistinctBy(mark => mark.Lines).Count());
    }

    [Theory]
    [InlineData("short", 200)]
    [InlineData("Agreement on Trade and Economic Cooperation between the Eurasian Economic Union and its Member States", 120)]
    [InlineData("中华人民共和国和哈萨克斯坦共和国关于鼓励和相互保护投资协定", 100)]
    [InlineData("averyveryverylongwordwithoutanyplacewhereitmightbebroken", 90)]
    public void Text_that_is_wrapped_or_cut_is_no_wider_than_its_place(string text, double width)
    {
        var lines = TextWidth.Wrap(text, width, 12, most: 20);
        Assert.All(lines, line => Assert.InRange(TextWidth.Of(line, 12), 0, width));
        Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        Assert.InRange(TextWidth.Of(TextWidth.Fit(text, width, 12), 12), 0, width);
        Assert.InRange(TextWidth.Wrap(text, width, 12, most: 2).Count, 1, 2);
    }

    private static MatrixDrawing Matrix(string text) => new([text], [new(text, "/countries/KAZ", [new(CoverageState.Signed, text, "2014", text)])], 480);

    private static XElement FileOf(Caption caption, string text = "x") => XElement.Parse(SvgPicture.File(caption, Matrix(text), "https://example.org"));
}
