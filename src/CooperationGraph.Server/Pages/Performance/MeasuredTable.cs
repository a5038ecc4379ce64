using System.Globalization;
using System.Reflection;

namespace CooperationGraph.Server.Pages.Performance;

/// <summary>What a script of <c>tests/CooperationGraph.Benchmarks</c> printed, as it was measured: columns separated by tabs, the first line their names.</summary>
public sealed class MeasuredTable
{
    private MeasuredTable(string[][] lines) => (Columns, Rows) = (lines[0], lines[1..]);

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<string[]> Rows { get; }

    /// <param name="script">The script's name without <c>.sh</c>.</param>
    public static MeasuredTable Of(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"performance/{script}.tsv")!;
        using var reader = new StreamReader(stream);
        return new([.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))]);
    }

    /// <exception cref="FormatException">The cell is no number.</exception>
    public double Number(string[] row, string column) => double.Parse(row[Columns.ToList().IndexOf(column)], CultureInfo.InvariantCulture);
}
