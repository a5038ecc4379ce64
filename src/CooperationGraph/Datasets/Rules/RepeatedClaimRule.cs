using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>Two claims say the same in all their columns but the id: the source would stand twice beside one value.</summary>
public sealed class RepeatedClaimRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[Claim.Label];
        var first = new Dictionary<string?[], int>(table.Rows.Count, new AlikeButForTheId());
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            // A row that stands twice with its id is another rule's.
            if (first.TryAdd(row, i) || table.Rows[first[row]][0] == row[0]) continue;
            notices.Add("repeated_claim", Severity.Warning, table.File, $"Row {table.RowNumber(first[row])} says the same, under the id '{CellText.Shown(table.Rows[first[row]][0] ?? "")}'. Remove one of the two.", table.RowNumber(i), table.Columns[0].Name, row[0]);
        }
    }

    // Rows themselves, not texts made of them: there may be millions.
    private sealed class AlikeButForTheId : IEqualityComparer<string?[]>
    {
        public bool Equals(string?[]? one, string?[]? other) => one.AsSpan(1).SequenceEqual(other.AsSpan(1));

        public int GetHashCode(string?[] row)
        {
            var hash = new HashCode();
            foreach (var cell in row.AsSpan(1)) hash.Add(cell);
            return hash.ToHashCode();
        }
    }
}
