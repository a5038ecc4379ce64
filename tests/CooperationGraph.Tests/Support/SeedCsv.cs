using Sylvan.Data.Csv;

namespace CooperationGraph.Tests.Support;

/// <summary>The seed's files as texts, read without the project's reader and rules: what a test re-derives from them cannot share their faults.</summary>
internal static class SeedCsv
{
    private static readonly Dictionary<string, List<Dictionary<string, string>>> Known = [];

    public static List<Dictionary<string, string>> Rows(string file)
    {
        lock (Known)
        {
            if (Known.TryGetValue(file, out var known)) return known;
            using var reader = CsvDataReader.Create(Path.Combine(RealSeed.Folder, file));
            var rows = new List<Dictionary<string, string>>();
            while (reader.Read()) rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetString));
            return Known[file] = rows;
        }
    }
}
