using System.Text.Json;

namespace CooperationGraph.Server.Pages;

/// <summary>What a claim says, for people: a word of a closed list in other words, everything else as it stands.</summary>
internal static class ClaimValue
{
    /// <param name="field">The column that the claim is about, where it does not say so itself.</param>
    public static string? Of(JsonElement claim, string? field = null)
    {
        var value = claim.Text("value") is { } text ? Words.OfValue(claim.Text("field") ?? field ?? "", text) : null;
        return (value, claim.Text("valueAsGiven")) switch
        {
            (null, var words) => words is null ? null : $"“{words}”",
            (_, null) => value,
            // The API gives the words where there is no value in the form of the field.
            var (_, words) when words == claim.Text("value") => $"“{words}”",
            var (_, words) => $"{value} (“{words}”)",
        };
    }
}
