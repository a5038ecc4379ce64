namespace CooperationGraph.Datasets.Rules;

public sealed class AbsolutePathRule() : CellRule("absolute_path", Severity.Info)
{
    private static readonly string[] Roots = ["/home/", "/Users/", "/tmp/", "/var/", "/mnt/", "file://"];

    protected override string Message => "The cell looks like a path on one machine. Give a place that others can reach.";

    protected override bool Refuses(string cell) =>
        (cell.Length > 2 && char.IsAsciiLetter(cell[0]) && cell[1] == ':' && cell[2] == '\\') || Array.Exists(Roots, root => cell.StartsWith(root, StringComparison.Ordinal));
}
