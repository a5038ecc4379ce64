using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A state became a member of a group, or took part in a mechanism, certainly after its end, or its row goes on after that. Whoever asks gets no such day, whatever the row says.</summary>
public sealed class MemberDissolvedRule : IDatasetRule
{
    private static readonly (RelationshipType Type, Property<PartialDate> From, Property<PartialDate> To)[] Types =
        [(MemberOf.Type, MemberOf.ValidFrom, MemberOf.ValidTo), (ParticipatesIn.Type, ParticipatesIn.ValidFrom, ParticipatesIn.ValidTo)];

    public void Check(SeedFolder seed, NoticeList notices)
    {
        var dissolvedOn = seed[Country.Label].IndexOf(Country.DissolvedOn);
        foreach (var (type, from, to) in Types)
        {
            var table = seed[type];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var row = table.Rows[i];
                if (row[0] is not { } id || !seed.Ids.TryGetValue(id, out var member) || member.Label != Country.Label || !PartialDate.TryParse(member.Row[dissolvedOn], out var ended)) continue;
                var (begins, ends) = (row[table.IndexOf(from)], row[table.IndexOf(to)]);
                if (PartialDate.TryParse(begins, out var begin) && begin.First > ended.Last)
                    Add(Severity.Error, $"'{CellText.Shown(id)}' ended in {ended}, before '{from}' {begin}. Correct one of the two.", from, begins);
                else if (ends is null)
                    Add(Severity.Warning, $"'{CellText.Shown(id)}' ended in {ended}, and the row has no end. Write '{to}'.", to, ends);
                else if (PartialDate.TryParse(ends, out var end) && end.First > ended.Last)
                    Add(Severity.Warning, $"'{CellText.Shown(id)}' ended in {ended}, before '{to}' {end}. Correct one of the two.", to, ends);

                void Add(Severity severity, string message, Property at, string? value) => notices.Add("member_dissolved", severity, table.File, message, table.RowNumber(i), at.Name, value);
            }
        }
    }
}
