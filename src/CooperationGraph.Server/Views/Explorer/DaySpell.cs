using System.Text.Json;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>Days on end as an answer has them, both ends included; null where nothing says when it begins or ends.</summary>
internal readonly record struct DaySpell(string? From, string? To)
{
    public static IReadOnlyList<DaySpell> ListOf(JsonElement item) => [.. item.List("spells").Select(each => new DaySpell(each.Text("from"), each.Text("to")))];

    // Such texts are in the order of the calendar.
    public bool Holds(string day) => (From is null || string.CompareOrdinal(From, day) <= 0) && (To is null || string.CompareOrdinal(day, To) <= 0);

    public bool IsOver(string day) => To is not null && string.CompareOrdinal(To, day) < 0;

    /// <summary>In words; null where it says nothing.</summary>
    public string? InWords => (From, To) switch
    {
        (null, null) => null,
        ({ } from, null) => $"from {Words.OfDate(from)}",
        (null, { } to) => $"until {Words.OfDate(to)}",
        ({ } from, { } to) when from == to => Words.OfDate(from),
        ({ } from, { } to) => $"{Words.OfDate(from)} – {Words.OfDate(to)}",
    };
}
