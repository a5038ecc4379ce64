using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Tests.Support;

/// <summary>
/// A temporary seed folder with the smallest rows that show the point: two countries, an agreement between them, a sector, a source and
/// the claims that they need. A test changes one cell and reads it.
/// </summary>
public sealed class SeedCopy : IDisposable
{
    private readonly ModelTable _model;
    private readonly Dictionary<string, List<Dictionary<string, string>>> _rows;

    public SeedCopy(ModelTable? model = null)
    {
        _model = model ?? GraphModel.Table;
        _rows = _model.Owners.ToDictionary(owner => owner.File, _ => new List<Dictionary<string, string>>());
        Directory.CreateDirectory(Folder);
        Add("countries.csv", ("id", "country:CHN"), ("code", "CHN"), ("iso2", "CN"), ("m49", "156"), ("name_en", "China"), ("unverified", "true"));
        Add("countries.csv", ("id", "country:KAZ"), ("code", "KAZ"), ("iso2", "KZ"), ("m49", "398"), ("name_en", "Kazakhstan"), ("unverified", "true"));
        Add("sectors.csv", ("id", "sector:energy"), ("scheme", "TOPIC"), ("code", "energy"), ("name_en", "Energy"), ("unverified", "true"));
        Add("sectors.csv", ("id", "sector:oil"), ("scheme", "TOPIC"), ("code", "oil"), ("name_en", "Oil"), ("unverified", "true"), ("subsector_of", "sector:energy"));
        Add("agreements.csv", ("id", "agreement:bit"), ("type", "INVESTMENT_PROTECTION_AGREEMENT"), ("title_en", "A treaty, with a comma"), ("signed_on", "1992-08-10"), ("in_force_on", "1994"));
        Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:bit"), ("role", "PARTY"));
        Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:bit"), ("role", "PARTY"));
        Add("sources.csv", ("id", "source:un"), ("kind", "DATASET"), ("title", "Treaties"));
        Add("claims.csv", ("id", "claim:1"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"));
        Add("claims.csv", ("id", "claim:2"), ("stance", "ASSERTS"), ("rank", "PREFERRED"), ("field", "signed_on"), ("value", "1992-08-10"), ("about", "agreement:bit"), ("cites", "source:un"));
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public SeedCopy Add(string file, params (string Column, string Value)[] cells)
    {
        _rows[file].Add(cells.ToDictionary(cell => cell.Column, cell => cell.Value));
        return this;
    }

    public SeedCopy Set(string file, int index, string column, string value)
    {
        _rows[file][index][column] = value;
        return this;
    }

    /// <summary>Writes the files, then changes the text of one.</summary>
    public DatasetReadResult ReadAfter(string file, Func<string, string> change)
    {
        Write();
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
        return DatasetReader.Read(Folder, _model);
    }

    public DatasetReadResult Read(TimeProvider? clock = null)
    {
        Write();
        return DatasetReader.Read(Folder, _model, clock);
    }

    /// <param name="isUsedAlone">Without the columns that are not required and in which nothing stands.</param>
    public void Write(bool isUsedAlone = false)
    {
        foreach (var owner in _model.Owners)
        {
            var table = new SeedTable(_model, owner);
            var columns = table.Columns.Where(column => !isUsedAlone || table.IsRequired(column) || _rows[owner.File].Exists(row => row.ContainsKey(column.Name))).Select(column => column.Name).ToList();
            var lines = _rows[owner.File].Select(row => columns.Select(column => Quote(row.GetValueOrDefault(column, "")))).Prepend(columns).Select(cells => string.Join(',', cells));
            File.WriteAllText(Path.Combine(Folder, owner.File), string.Join('\n', lines) + "\n");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
