using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>The rows of the claims' file by their meaning, for the rules that look at them.</summary>
internal sealed class ClaimTable
{
    private ClaimTable(SeedTable table)
    {
        var about = table.Columns.ToList().FindIndex(column => column.Reference == Links.About);
        var cites = table.Columns.ToList().FindIndex(column => column.Reference == Links.Cites);
        File = table.File;
        Claims = table.Rows.ConvertAll(row => new Row(
            row[about] ?? "", row[cites] ?? "", row[table.IndexOf(Claim.Field)], row[table.IndexOf(Claim.AppliesTo)], row[table.IndexOf(Claim.Value)], row[table.IndexOf(Claim.Rank)]));
    }

    public string File { get; }

    /// <summary>In the order of the file.</summary>
    public List<Row> Claims { get; }

    public static ClaimTable Of(SeedFolder seed) => new(seed[Claim.Label]);

    public sealed record Row(string About, string Cites, string? Field, string? AppliesTo, string? Value, string? Rank);
}
