using System.Text.Json;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>Days on end as an answer has them, both ends included; null where nothing says when it begins or ends.</summary>
/// <param name="Begins">The date that says so, as precise as it is known.</param>
/// <param name="Ends">See <paramref name="Begins"/>.</param>
internal readonly record struct DaySpell(string? From, string? Begins, string? To, string? Ends)
{
    public static IReadOnlyList<DaySpell> ListOf(JsonElement item) => [.. item.List("spells").Select(each => new DaySpell(each.Text("from"), TextIn(each, "begins"), each.Text("to"), TextIn(each, "ends")))];

    // Such texts are in the order of the calendar.
    public bool Holds(string day) => (From is null || string.CompareOrdinal(From, day) <= 0) && (To is null || string.CompareOrdinal(day, To) <= 0);

    public bool IsOver(string day) => To is not null && string.CompareOrdinal(To, day) < 0;

    /// <summary>In words; null where it says nothing.</summary>
    public string? InWords => (Begins, Ends) switch
    {
        (null, null) => null,
        ({ } begins, null) => $"from {Words.OfDate(begins)}",
        (null, { } ends) => $"until {Words.OfDate(ends)}",
        ({ } begins, { } ends) when begins == ends => Words.OfDate(begins),
        ({ } begins, { } ends) => $"{Words.OfDate(begins)} – {Words.OfDate(ends)}",
    };

    // Of nodes they are not asked for.
    private static string? TextIn(JsonElement spell, string name) => spell.TryGetProperty(name, out _) ? spell.Text(name) : null;
}
