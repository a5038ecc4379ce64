using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets;

/// <summary>
/// Derives <see cref="Agreement.PartyLeftOn"/>. A party with the role PARTY, ACCEDED or SUCCESSOR has left on the day of its withdrawal, or as a state on that of its end, whichever comes
/// first; a successor is a party of its own. An agreement between fewer than two is none; who leaves what has ended ends nothing.
/// </summary>
internal static class PartyDepartures
{
    /// <param name="nodes">Each agreement that parties have left so is replaced.</param>
    public static void Derive(List<GraphNode> nodes, IEnumerable<RelationshipSet> relationships)
    {
        if (relationships.FirstOrDefault(set => set.Type == PartyTo.Type) is not { } rows) return;
        var left = new Dictionary<int, Dictionary<int, PartialDate?>>();
        for (var i = 0; i < rows.From.Length; i++)
        {
            if (Vocabulary.Read<PartyRole>((string?)rows.Values![i][PartyTo.Role.Index]) is not (PartyRole.Party or PartyRole.Acceded or PartyRole.Successor)) continue;
            var party = nodes[rows.From[i]];
            if (!left.TryGetValue(rows.To[i], out var parties)) left.Add(rows.To[i], parties = []);
            var day = Earlier((PartialDate?)rows.Values[i][PartyTo.WithdrawnOn.Index], party.Label == Country.Label ? party.Get(Country.DissolvedOn) : null);
            // One that two sources spell in two ways has two rows.
            parties[party.Number] = parties.TryGetValue(party.Number, out var known) ? Earlier(known, day) : day;
        }

        foreach (var (agreement, parties) in left)
        {
            var days = parties.Values.OfType<PartialDate>().OrderBy(day => day.Last).ThenBy(day => day.First).ToList();
            if (parties.Count >= 2 && parties.Count - days.Count < 2 && days[parties.Count - 2] is var day && !AgreementStatus.HasEndedBefore(nodes[agreement], day)) nodes[agreement] = nodes[agreement].With(Agreement.PartyLeftOn, day);
        }
    }

    private static PartialDate? Earlier(PartialDate? left, PartialDate? right) => left is not { } one ? right : right is not { } other ? left : PartialDate.EarlierOf(one, other);
}
