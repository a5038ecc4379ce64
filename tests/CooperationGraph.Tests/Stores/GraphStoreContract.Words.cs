using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task Words_are_sought_in_one_text_and_no_words_are_in_every()
    {
        var store = await CreateStoreAsync();
        var agreement = Dataset.Nodes.First(node => node.Label == Agreement.Label && node.Get(Agreement.TitleZh) is not null);
        Property<string>[] titles = [Agreement.TitleEn, Agreement.TitleZh, Agreement.OfficialTitleEn];
        var (english, chinese) = (agreement.Get(Agreement.TitleEn)!, agreement.Get(Agreement.TitleZh)!);
        Assert.Contains(agreement.Id, await FindAsync(string.Join(' ', english.Split(' ').Reverse())));
        Assert.Contains(agreement.Id, await FindAsync(chinese));
        Assert.Empty(await FindAsync($"{english} {chinese}"));
        Assert.Equal(Dataset.Nodes.Count(node => node.Label == Agreement.Label), (await FindAsync(" \t")).Count);

        async Task<List<string>> FindAsync(string text) =>
            [.. (await store.FindNodesAsync(Agreement.Label, new Condition.TextContains(titles, text), NodeOrder.ById, PageRequest.Whole, None)).Nodes.Select(node => node.Id)];
    }

    [Fact]
    public async Task Words_are_sought_in_one_name_or_one_alias()
    {
        var store = await CreateStoreAsync();
        var (mechanism, others) = (Dataset.Nodes.Single(node => node.Id == "mechanism:china-ceec"), Dataset.Nodes.Where(node => node.Label == Alias.Label).ToList());
        var aliases = others.Where(alias => Related(Links.AliasOf, alias, incoming: false).Contains(mechanism)).Select(alias => alias.Get(Alias.Text)!).ToList();
        Assert.Equal(3, aliases.Count);
        Property<string>[] names = [Mechanism.NameEn, Mechanism.NameZh];
        foreach (var alias in aliases)
        {
            Assert.Equal([mechanism.Id], await FindAsync(names, alias, orAliases: true));
            Assert.Empty(await FindAsync(names, alias, orAliases: false));
            Assert.Equal([mechanism.Id], await FindAsync([Mechanism.NameZh], alias, orAliases: true));
        }

        var (english, chinese) = (mechanism.Get(Mechanism.NameEn)!, mechanism.Get(Mechanism.NameZh)!);
        Assert.Equal([mechanism.Id], await FindAsync(names, english, orAliases: true));
        Assert.Equal([mechanism.Id], await FindAsync([Mechanism.NameZh], chinese, orAliases: false));
        Assert.Empty(await FindAsync([Mechanism.NameEn], chinese, orAliases: true));
        Assert.Empty(await FindAsync(names, $"{aliases[0]} {aliases[1]}", orAliases: true));
        Assert.Empty(await FindAsync(names, $"{english} {aliases[0]}", orAliases: true));

        async Task<List<string>> FindAsync(Property<string>[] properties, string text, bool orAliases) =>
            [.. (await store.FindNodesAsync(Mechanism.Label, new Condition.TextContains(properties, text, orAliases), NodeOrder.ById, PageRequest.Whole, None)).Nodes.Select(node => node.Id)];
    }
}
