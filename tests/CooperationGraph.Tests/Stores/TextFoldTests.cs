using System.Text;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores;

public sealed class TextFoldTests
{
    private static readonly IReadOnlyList<Rune> Everything = [.. Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(number => new Rune(number))];

    [Fact]
    public void Every_letter_has_the_fold_of_its_cases_and_of_its_fold()
    {
        foreach (var rune in Everything)
        {
            var fold = TextFold.Of(rune.ToString());
            Assert.Equal(fold, TextFold.Of(fold));
            Assert.Equal(fold, TextFold.Of(Rune.ToUpperInvariant(rune).ToString()));
            Assert.Equal(fold, TextFold.Of(Rune.ToLowerInvariant(rune).ToString()));
        }
    }

    [Fact]
    public void What_NET_takes_for_equal_has_one_fold()
    {
        // Beyond U+FFFF .NET compares by its own table, which may know newer letters than the ICU of the machine.
        var pairs = Everything.Where(rune => rune.IsBmp).GroupBy(rune => rune.ToString(), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).ToList();
        Assert.InRange(pairs.Count, 1000, 5000);
        Assert.All(pairs, pair => Assert.Single(pair.Select(rune => TextFold.Of(rune.ToString())).Distinct()));
    }

    [Theory]
    [InlineData("Freundſchaft", "FREUNDSCHAFT", true)]
    [InlineData("Σίσυφος", "ΣΊΣΥΦΟΣ", true)]
    [InlineData("straẞe", "Straße", true)]
    [InlineData("Straße", "Strasse", false)]
    [InlineData("Re\u0301publique", "RÉPUBLIQUE", true)]
    [InlineData("\u212A", "k", true)]
    [InlineData("𐐀", "𐐨", true)]
    [InlineData("ıI", "iI", false)]
    [InlineData("İ", "i", false)]
    [InlineData("\uFFFEA\uD800", "\uFFFEa\uD800", true)]
    [InlineData("", "", true)]
    public void Texts_are_alike_or_not(string left, string right, bool alike) => Assert.Equal(alike, TextFold.Of(left) == TextFold.Of(right));

    /// <summary>An agreement for each title, in this order, by the ids <c>agreement:t0</c>, <c>agreement:t1</c> …</summary>
    internal static SeedCopy SeedOf(params IReadOnlyList<string> titles)
    {
        var seed = new SeedCopy();
        for (var i = 0; i < titles.Count; i++)
            seed.Add("agreements.csv", ("id", $"agreement:t{i}"), ("type", "INVESTMENT_PROTECTION_AGREEMENT"), ("title_en", titles[i]), ("unverified", "true"));
        return seed;
    }

    /// <summary>Titles with letters whose cases the rules of databases and of .NET treat differently, and with every letter that has cases.</summary>
    internal static IReadOnlyList<string> Titles { get; } =
    [
        "Freundſchaft", "Freundschaft", "Σίσυφος", "Straße", "STRAẞE", "République", "İstanbul ısısı", "Istanbul", "ǅ ǈ ǋ", "𐐨𐐀", "Ꭰꭰ", "ა Ა", "µ μ",
        string.Join(' ', Everything.Where(rune => Rune.ToLowerInvariant(rune) != rune || Rune.ToUpperInvariant(rune) != rune).Select(rune => rune.ToString().Normalize())),
    ];

    /// <summary>What is looked for in them: each in every case.</summary>
    internal static IReadOnlyList<string> Questions { get; } =
        [.. Titles.SelectMany(title => new[] { title, title.ToUpperInvariant(), title.ToLowerInvariant(), title.Normalize(NormalizationForm.FormD) }), "ſ", "SS", "ς", "i", "\u212A", "\uFFFE"];

    [Fact]
    public async Task The_memory_store_finds_what_has_the_same_fold()
    {
        using var seed = SeedOf(Titles);
        var store = new MemoryGraphStore(seed.Read().Dataset!);
        foreach (var question in Questions)
        {
            var words = TextFold.Of(question).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var expected = Enumerable.Range(0, Titles.Count).Where(i => Array.TrueForAll(words, word => TextFold.Of(Titles[i]).Contains(word, StringComparison.Ordinal))).Select(i => $"agreement:t{i}").Order(StringComparer.Ordinal);
            Assert.Equal(expected, await FindAsync(store, question));
        }

        Assert.Equal(["agreement:t0", "agreement:t1"], await FindAsync(store, "freundschaft"));
    }

    internal static async Task<IReadOnlyList<string>> FindAsync(IGraphStore store, string text) =>
        [.. (await store.FindNodesAsync(Agreement.Label, new Condition.TextContains([Agreement.TitleEn], text), NodeOrder.ById, PageRequest.Whole, CancellationToken.None)).Nodes.Select(node => node.Id).Where(id => id.StartsWith("agreement:t", StringComparison.Ordinal))];
}
