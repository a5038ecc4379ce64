using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A signatory or an observer for which the agreement is in force (<c>signatory_in_force</c>), a party for which it is so before it is at all (<c>party_before_agreement</c>), while the agreement has no such date
/// (<c>agreement_not_in_force</c>) or after its end (<c>party_after_agreement</c>), or one that is a
/// state which has ended, while the agreement goes on without a successor (<c>party_dissolved</c>). One of two parties that has withdrawn, while the agreement has no end (<c>party_left</c>): by these dates
/// the agreement counts as ended, but only its own date makes that certain.
/// </summary>
public sealed class PartyDatesRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var (table, agreements) = (seed[PartyTo.Type], seed[Agreement.Label]);
        var parties = table.Rows.Where(row => Vocabulary.Read<PartyRole>(row[table.IndexOf(PartyTo.Role)]) is PartyRole.Party or PartyRole.Acceded or PartyRole.Successor)
            .Select(row => (row[0], row[1])).Distinct().CountBy(each => each.Item2 ?? "").ToDictionary();
        var succeeded = table.Rows.Where(row => row[table.IndexOf(PartyTo.Role)] == PartyRole.Successor.Word()).Select(row => row[1]).ToHashSet();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var inForce = row[table.IndexOf(PartyTo.InForceOn)];
            if (inForce is not null && Vocabulary.Read<PartyRole>(row[table.IndexOf(PartyTo.Role)]) is PartyRole.Signatory or PartyRole.Observer)
                Add("signatory_in_force", $"It is in force for whoever is a party. Make the role {PartyRole.Party.Word()}, or empty '{PartyTo.InForceOn}'.", PartyTo.InForceOn, inForce);
            if (row[1] is not { } id || !seed.Ids.TryGetValue(id, out var agreement) || agreement.Label != Agreement.Label) continue;
            if (Date(inForce) is { } begun && Date(agreement.Row[agreements.IndexOf(Agreement.InForceOn)]) is { } first && begun.Last < first.First)
                Add("party_before_agreement", $"The agreement is in force since {first}, for its first parties, and cannot be for this one since {begun}. Correct one of the two.", PartyTo.InForceOn, inForce);
            if (Date(inForce) is { } joined && Date(agreement.Row[agreements.IndexOf(Agreement.TerminatedOn)]) is { } last && joined.First > last.Last)
                Add("party_after_agreement", $"The agreement ended in {last}, and cannot be in force for this party since {joined}. Correct one of the two.", PartyTo.InForceOn, inForce);
            if (inForce is not null && agreement.Row[agreements.IndexOf(Agreement.InForceOn)] is null && Vocabulary.Read<PartyRole>(row[table.IndexOf(PartyTo.Role)]) is PartyRole.Party)
                Add("agreement_not_in_force", $"It is in force for this party since {inForce}, and the agreement has no '{Agreement.InForceOn}': it counts as in force where each party has a date of its own. Write that of the agreement.", PartyTo.InForceOn, inForce);
            if (agreement.Row[agreements.IndexOf(Agreement.TerminatedOn)] is not null
                || Vocabulary.Read<RecordedStatus>(agreement.Row[agreements.IndexOf(Agreement.Status)]) is RecordedStatus.Terminated or RecordedStatus.Withdrawn or RecordedStatus.Cancelled) continue;
            if (row[table.IndexOf(PartyTo.WithdrawnOn)] is { } withdrawn)
            {
                if (parties.GetValueOrDefault(id) == 2)
                    Add("party_left", $"One of its two parties withdrew in {withdrawn}, and the agreement has no end. Write '{Agreement.TerminatedOn}', or the status {RecordedStatus.Withdrawn.Word()}.", PartyTo.WithdrawnOn, withdrawn);
            }
            else if (row[0] is { } party && seed.Ids.TryGetValue(party, out var country) && country.Label == Country.Label && Date(country.Row[seed[Country.Label].IndexOf(Country.DissolvedOn)]) is { } ended && !succeeded.Contains(id))
                Add("party_dissolved", $"'{CellText.Shown(party)}' ended in {ended}, and the agreement has neither an end nor a party with the role {PartyRole.Successor.Word()}. Write one of them.", null, party);

            void Add(string code, string message, Property? at, string? value) =>
                notices.Add(code, Severity.Warning, table.File, message, table.RowNumber(i), at?.Name ?? table.Columns[0].Name, value);
        }
    }

    private static PartialDate? Date(string? cell) => PartialDate.TryParse(cell, out var date) ? date : null;
}
