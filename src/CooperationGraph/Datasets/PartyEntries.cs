using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets;

/// <summary>
/// Derives <see cref="Agreement.PartiesInForceOn"/>: where an agreement has no <c>in_force_on</c> and each of its parties with the role PARTY has one, it entered into force when it had for two of them.
/// Of parties that joined later nothing follows, nor where a date is missing: that may be the first.
/// </summary>
internal static class PartyEntries
{
    /// <param name="nodes">Each agreement that entered into force so is replaced.</param>
    public static void Derive(List<GraphNode> nodes, IEnumerable<RelationshipSet> relationships)
    {
        if (relationships.FirstOrDefault(set => set.Type == PartyTo.Type) is not { } rows) return;
        var parties = Enumerable.Range(0, rows.From.Length).Where(i => Vocabulary.Read<PartyRole>((string?)rows.Values![i][PartyTo.Role.Index]) == PartyRole.Party).ToLookup(i => rows.To[i]);
        foreach (var party in parties)
        {
            if (nodes[party.Key].Get(Agreement.InForceOn) is not null) continue;
            // One that two sources spell in two ways has two rows.
            var days = party.Select(i => (Party: rows.From[i], Day: (PartialDate?)rows.Values![i][PartyTo.InForceOn.Index])).DistinctBy(each => each.Party).Select(each => each.Day).ToList();
            if (days.Count < 2 || days.Contains(null)) continue;
            var first = days.OfType<PartialDate>().OrderBy(day => day.First).ThenBy(day => day.Last).Take(2).ToList();
            nodes[party.Key] = nodes[party.Key].With(Agreement.PartiesInForceOn, PartialDate.LaterOf(first[0], first[1]));
        }
    }
}
