using CooperationGraph.Graph;
using CooperationGraph.Search;

namespace CooperationGraph.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly SearchIndex Index = new(
    [
        Node(Country.Label, "KOR", "Republic of Korea", new SearchName("KR", null, "iso2", NameStanding.Code), new SearchName("Korea, South", Language.En, "ALIAS_OF", NameStanding.Alias)),
        Node(Country.Label, "NER", "Niger"),
        Node(Country.Label, "NGA", "Nigeria", new SearchName("NE", null, "ALIAS_OF", NameStanding.AliasCode)),
        Node(Country.Label, "NRU", "Nauru", new SearchName("NE", null, "iso2", NameStanding.Code)),
        Node(Agreement.Label, "niger", "China–Niger BIT"),
        Node(Agreement.Label, "treaty", "Treaty of Good-Neighbourliness, Friendship and Cooperation, China–Kazakhstan"),
        Node(Project.Label, "line-a", "Gas pipeline, Line A"), Node(Project.Label, "line-b", "Gas pipeline, Line B"),
    ]);

    [Fact]
    public void The_name_itself_comes_before_names_that_begin_with_it_and_those_before_names_that_have_it_as_a_word() =>
        Assert.Equal([("country:NER", MatchKind.Name), ("agreement:niger", MatchKind.Code), ("country:NGA", MatchKind.Prefix)], Found("niger"));

    [Fact]
    public void All_words_are_met_in_any_order_and_by_their_beginnings()
    {
        Assert.Equal([("agreement:treaty", MatchKind.Words)], Found("Kazakhstan friendship"));
        Assert.Equal([("agreement:treaty", MatchKind.Words)], Found("friend kaz"));
        Assert.Equal([("country:KOR", MatchKind.Words)], Found("south korea"));
        Assert.Empty(Found("Kazakhstan enmity"));
    }

    [Fact]
    public void A_slip_is_forgiven_where_nothing_is_met_without_one()
    {
        Assert.Equal([("agreement:treaty", MatchKind.Near)], Found("kazakstan freindship"));
        // Nigeria would be one slip from it, and Niger is another word.
        Assert.Equal([("country:NGA", MatchKind.Name)], Found("Nigeria"));
        Assert.Equal([("country:NGA", MatchKind.Near)], Found("Nigerja"));
    }

    [Fact]
    public void The_nodes_own_code_comes_before_another_lists_code() => Assert.Equal([("country:NRU", MatchKind.Code), ("country:NGA", MatchKind.Code)], Found("ne").Where(each => each.How == MatchKind.Code));

    [Theory]
    [InlineData("ne", "country:NRU")]
    [InlineData("NIGER", "country:NER")]
    [InlineData("Niger river", null)]
    [InlineData("Guin", null)]
    public void A_name_or_code_names_its_node_and_less_names_none(string text, string? id) => Assert.Equal(id, Index.Named(text, Country.Label)?.Id);

    [Fact]
    public void A_name_of_two_names_neither()
    {
        SearchName congo = new("Congo", Language.En, "ALIAS_OF", NameStanding.Alias);
        var both = new SearchIndex([Node(Country.Label, "COD", "Congo (Kinshasa)", congo), Node(Country.Label, "COG", "Congo (Brazzaville)", congo)]);
        Assert.Null(both.Named("Congo", Country.Label));
        Assert.Equal("country:COG", both.Named("congo brazzaville", Country.Label)?.Id);
    }

    [Fact]
    public void A_part_of_a_code_means_nothing() => Assert.Empty(Found("country:K"));

    [Fact]
    public void An_id_is_found_as_it_is() => Assert.Equal([("agreement:treaty", MatchKind.Code)], Found("agreement:treaty"));

    [Fact]
    public void Other_kinds_than_those_asked_for_are_neither_shown_nor_do_they_hide_a_slip()
    {
        var agreements = new HashSet<NodeLabel> { Agreement.Label };
        Assert.Equal(["agreement:niger"], Ids(Index.Find("Niger", agreements)));
        Assert.Equal(["country:NGA"], Ids(Index.Find("Nigerja", new HashSet<NodeLabel> { Country.Label })));
        Assert.Empty(Ids(Index.Find("Nauru", agreements)));
    }

    [Fact]
    public void Pages_follow_each_other_from_either_end()
    {
        var all = Ids(Index.Find("gas pipeline", null));
        Assert.Equal(["project:line-a", "project:line-b"], all);
        var hits = Index.Find("gas pipeline", null);
        var (first, _, more) = hits.Page(new(1));
        Assert.Equal(("project:line-a", true), (first[0].Node.Id, more));
        var (second, before, none) = hits.Page(new(1, After: first[0].Position));
        Assert.Equal(("project:line-b", true, false), (second[0].Node.Id, before, none));
        Assert.Equal("project:line-b", hits.Page(new(1, Backward: true)).Hits[0].Node.Id);
        Assert.Equal("project:line-a", hits.Page(new(1, Backward: true, Before: second[0].Position)).Hits[0].Node.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("%' OR 1=1 --\"")]
    [InlineData("\0\u0007\u202E")]
    [InlineData("[a-z]+$ {{}} \\u0000")]
    public void Any_text_may_be_asked_for(string text) => Assert.DoesNotContain(Found(text), each => each.How is MatchKind.Code or MatchKind.Name);

    [Fact]
    public void A_text_of_ten_thousand_letters_may_be_asked_for()
    {
        Assert.Empty(Found(new string('k', 10_000)));
        Assert.Empty(Found(string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"ni{i}"))));
        Assert.Empty(Found(new string('国', 10_000)));
    }

    private static NamedNode Node(NodeLabel label, string key, string name, params SearchName[] others) =>
        new(label, label.IdOf(key), name, [new(label.IdOf(key), null, "id", NameStanding.Id), new(key, null, "id", NameStanding.Id), new(name, Language.En, "name_en", NameStanding.Name), .. others]);

    private static List<(string Id, MatchKind How)> Found(string text)
    {
        var hits = Index.Find(text, null);
        return [.. Enumerable.Range(0, hits.Count).Select(i => (hits[i].Node.Id, hits[i].How))];
    }

    private static List<string> Ids(SearchHits hits) => [.. Enumerable.Range(0, hits.Count).Select(i => hits[i].Node.Id)];
}
