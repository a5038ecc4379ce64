using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>The rows of the claims' file by their meaning, for the rules that look at them.</summary>
internal sealed class ClaimTable
{
    private readonly SeedTable _table;

    private ClaimTable(SeedTable table)
    {
        _table = table;
        var (about, cites) = (table.IndexOf(Links.About), table.IndexOf(Links.Cites));
        Claims = table.Rows.ConvertAll(row => new Row(
            row[about] ?? "", row[cites] ?? "", row[table.IndexOf(Claim.Field)], row[table.IndexOf(Claim.AppliesTo)], row[table.IndexOf(Claim.Value)], Vocabulary.Read<Stance>(row[table.IndexOf(Claim.Stance)]), Vocabulary.Read<Rank>(row[table.IndexOf(Claim.Rank)])));
    }

    public string File => _table.File;

    /// <summary>In the order of the file.</summary>
    public List<Row> Claims { get; }

    public static ClaimTable Of(SeedFolder seed) => new(seed[Claim.Label]);

    public int RowNumber(int index) => _table.RowNumber(index);

    public sealed record Row(string About, string Cites, string? Field, string? AppliesTo, string? Value, Stance? Stance, Rank? Rank);
}
