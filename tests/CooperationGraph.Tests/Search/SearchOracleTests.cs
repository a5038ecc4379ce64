using CooperationGraph.Graph;
using CooperationGraph.Search;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Search;

/// <summary>The index beside a reading of every name of the seed, one after the other.</summary>
public sealed class SearchOracleTests
{
    private static readonly Lazy<Task<IReadOnlyList<NamedNode>>> Nodes = new(async () => await NamedNode.ReadAllAsync(RealSeed.Store, CancellationToken.None));
    private static readonly Lazy<Task<SearchIndex>> Index = new(async () => new(await Nodes.Value));

    [Fact]
    public async Task What_is_typed_finds_what_reading_every_name_finds_in_the_same_order()
    {
        var nodes = await Nodes.Value;
        var names = nodes.SelectMany(node => node.Names.Select(name => (name, Text: SearchText.Of(name.Text)))).GroupBy(each => each.name).ToDictionary(each => each.Key, each => each.First().Text);
        foreach (var text in Typed(nodes))
        {
            foreach (var labels in new IReadOnlySet<NodeLabel>?[] { null, new HashSet<NodeLabel> { Country.Label, Agreement.Label } })
            {
                var hits = (await Index.Value).Find(text, labels);
                var expected = Expected(nodes, names, text, labels);
                Assert.Equal(expected, Enumerable.Range(0, hits.Count).Select(place => (hits[place].Node.Id, hits[place].Matched.Text)));
                // A first page is picked out without putting all in order.
                Assert.Equal(expected.Take(3), (await Index.Value).Find(text, labels).Page(new(3)).Hits.Select(hit => (hit.Node.Id, hit.Matched.Text)));
            }
        }
    }

    [Fact]
    public async Task How_many_are_asked_for_and_of_which_kinds_does_not_change_their_order()
    {
        foreach (var text in new[] { "china", "gas pipeline", "k", "union", "中国" })
        {
            var all = (await Index.Value).Find(text, null).Page(new(int.MaxValue)).Hits;
            foreach (var count in new[] { 1, 2, 7, 30 }) Assert.Equal(all.Take(count).Select(hit => hit.Position), (await Index.Value).Find(text, null).Page(new(count)).Hits.Select(hit => hit.Position));
            foreach (var label in all.Select(hit => hit.Node.Label).Distinct())
                Assert.Equal(all.Where(hit => hit.Node.Label == label).Select(hit => hit.Position), (await Index.Value).Find(text, new HashSet<NodeLabel> { label }).Page(new(int.MaxValue)).Hits.Select(hit => hit.Position));
            Assert.True(all.Count > 7);
        }
    }

    [Fact]
    public async Task A_short_name_that_is_the_text_comes_before_all_longer_ones()
    {
        // Names of up to five letters, not codes: they begin many others.
        var names = (await Nodes.Value).SelectMany(node => node.Names.Where(name => !name.IsCode && SearchText.Of(name.Text).Key.Length is > 0 and <= 5).Select(name => (node.Id, name.Text))).ToList();
        Assert.True(names.Count > 50);
        foreach (var (id, text) in names)
        {
            var hits = (await Index.Value).Find(text, null).Page(new(20)).Hits;
            Assert.Contains(hits.TakeWhile(hit => hit.How is MatchKind.Name or MatchKind.Code), hit => hit.Node.Id == id);
        }
    }

    // Beginnings, words in another order, and slips.
    private static IEnumerable<string> Typed(IReadOnlyList<NamedNode> nodes)
    {
        var dice = new Random(1);
        var names = nodes.SelectMany(node => node.Names).Where(name => name.Text.Length > 1).Select(name => name.Text).Distinct().ToArray();
        for (var i = 0; i < 60; i++)
        {
            var name = names[dice.Next(names.Length)];
            var words = name.Split(' ');
            dice.Shuffle(words);
            yield return name[..dice.Next(1, name.Length)];
            yield return string.Join(' ', words.Take(3).Select(word => word[..dice.Next(word.Length + 1)]));
            yield return name.Insert(dice.Next(name.Length), "q");
            yield return string.Join(' ', words.Take(2)).Remove(0, 1);
        }
    }

    private static List<(string, string)> Expected(IReadOnlyList<NamedNode> nodes, Dictionary<SearchName, SearchText> names, string text, IReadOnlySet<NodeLabel>? labels)
    {
        var sought = SearchText.Of(text);
        if (sought.Key.Length == 0) return [];
        var found = Ranked(slips: false);
        return found.Count > 0 ? found : Ranked(slips: true);

        List<(string, string)> Ranked(bool slips) =>
        [
            .. nodes.Where(node => labels?.Contains(node.Label) != false)
                .Select(node => (node, Best: node.Names.Select(name => (name, Rank: RankOf(name, slips))).Where(each => each.Rank is not null).DefaultIfEmpty().MinBy(each => each.Rank)))
                .Where(each => each.Best.Rank is not null).OrderBy(each => each.Best.Rank).Select(each => (each.node.Id, each.Best.name.Text)),
        ];

        (int, int, int, int)? RankOf(SearchName name, bool slips)
        {
            var own = names[name];
            var excess = Math.Abs(own.Key.Length - sought.Key.Length);
            if (own.Key == sought.Key) return (0, 0, excess, (int)name.Standing);
            if (name.IsCode) return null;
            if (own.Key.StartsWith(sought.Key, StringComparison.Ordinal)) return (1, 0, excess, (int)name.Standing);
            var misses = 0;
            foreach (var word in sought.Words)
            {
                var begun = own.Words.Any(each => each.StartsWith(word, StringComparison.Ordinal));
                if (begun) misses += slips || own.Words.Contains(word) ? 0 : 1;
                else if (slips && OneEdit.MayBe(word) && own.Words.Any(each => OneEdit.Apart(word, each))) misses++;
                else return null;
            }

            return sought.Words.Count == 0 ? null : (2, misses, excess, (int)name.Standing);
        }
    }
}
