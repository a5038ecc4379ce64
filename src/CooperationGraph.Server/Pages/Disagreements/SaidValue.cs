using System.Text.Json;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages.Disagreements;

/// <summary>One of the values of a disagreement, with all who say so.</summary>
/// <param name="Text">The value for people; null where what stands here is denied.</param>
/// <param name="IsKept">Whether it is the one that this dataset goes by.</param>
/// <param name="By">Citations or claims, each with its source.</param>
internal sealed record SaidValue(string? Text, bool IsKept, IReadOnlyList<JsonElement> By)
{
    /// <summary>The values of a <c>Conflict</c> of an answer, each once: the one that is kept first, then those that were set aside, as the claims come.</summary>
    public static IReadOnlyList<SaidValue> Of(JsonElement conflict)
    {
        var field = conflict.Text("field") ?? "";
        var kept = conflict.Text("kept");
        var claims = conflict.List("claims").ToList();
        // A claim without a value supports what stands on the row, or denies that there is anything.
        var said = claims.GroupBy(claim => (IsDenied: claim.Is("stance", Stance.Denies), Value: claim.Text("value") ?? kept)).ToList();
        var ofKept = said.Where(each => !each.Key.IsDenied && each.Key.Value == kept).SelectMany(each => each).ToList();
        var sources = ofKept.Select(claim => claim.Text("source", "id")).ToHashSet();
        var values = new List<SaidValue>();
        if (kept is not null || (field.Length == 0 && conflict.List("citations").Any()))
            values.Add(new(kept is null ? "that there is one" : Words.OfValue(field, kept), true, [.. ofKept, .. conflict.List("citations").Where(citation => sources.Add(citation.Text("source", "id")))]));
        values.AddRange(said.Where(each => each.Key.IsDenied || each.Key.Value != kept).Select(each =>
            new SaidValue(each.Key.IsDenied ? null : ClaimValue.Of(each.First(), field), false, [.. each.DistinctBy(claim => (claim.Text("source", "id"), claim.Text("locator")))])));
        return values;
    }
}
