using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>What a picture says of its parts.</summary>
internal static class ExploreWords
{
    /// <summary>Kazakhstan, party to, China–Kazakhstan BIT (1992), 10 August 1992 – 3 March 2020.</summary>
    public static string Of(ExploreLink link, ExploreScene scene) =>
        $"{scene.NameOf(link.From)}, {Words.OfWord(link.Type)}, {scene.NameOf(link.To)}{(DaysOf(link.Spells) is { } days ? ", " + days : "")}";

    /// <summary>China, country, 812 more relationships.</summary>
    public static string Of(ExploreNode node) => $"{node.Name}, {Words.Of(node.Label)}{(node.Missing > 0 ? $", {Counted(node.Missing, "more relationship")}" : "")}";

    /// <summary>On which days; null where nothing is known to begin or end.</summary>
    public static string? DaysOf(IReadOnlyList<DaySpell> spells) =>
        spells.Count == 0 ? "never at once with both ends" : string.Join("; ", spells.Select(spell => spell.InWords).OfType<string>()) is { Length: > 0 } words ? words : null;

    public static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{Money.Grouped(count)} {what}s";
}
