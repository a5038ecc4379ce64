using System.Security.Cryptography;
using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Sources;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

/// <summary>A small seed folder, beside it a published file, and what importing it made of them.</summary>
internal sealed class ImportTrial : IDisposable
{
    private readonly TemporaryFolder _published = new();

    public ImportTrial()
    {
        Seed.Add("countries.csv", ("id", "country:KOR"), ("code", "KOR"), ("iso2", "KR"), ("m49", "410"), ("name_en", "South Korea"), ("official_name_en", "Republic of Korea"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:HKG"), ("code", "HKG"), ("iso2", "HK"), ("m49", "344"), ("name_en", "Hong Kong"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:NAM"), ("code", "NAM"), ("iso2", "NA"), ("m49", "516"), ("name_en", "Namibia"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:COD"), ("code", "COD"), ("iso2", "CD"), ("m49", "180"), ("name_en", "Congo - Kinshasa"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:COG"), ("code", "COG"), ("iso2", "CG"), ("m49", "178"), ("name_en", "Congo - Brazzaville"), ("unverified", "true"))
            .Add("country_groups.csv", ("id", "group:pair"), ("name_en", "Association of Two"), ("kind", "REGIONAL_ORGANIZATION"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:pair"), ("valid_from", "1990"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:NAM"), ("to", "group:pair"), ("valid_from", "1995"), ("unverified", "true"))
            .Add("aliases.csv", ("id", "alias:hk"), ("text", "Hong Kong, China SAR"), ("dataset", "unctad-iia"), ("kind", "COUNTRY"), ("alias_of", "country:HKG"))
            .Add("aliases.csv", ("id", "alias:congo-unctad"), ("text", "Congo"), ("dataset", "unctad-iia"), ("kind", "COUNTRY"), ("alias_of", "country:COG"))
            .Add("aliases.csv", ("id", "alias:congo-other"), ("text", "Congo"), ("dataset", "other"), ("kind", "COUNTRY"), ("alias_of", "country:COD"))
            .Add("sectors.csv", ("id", "sector:investment"), ("scheme", "TOPIC"), ("code", "investment"), ("name_en", "Investment"), ("unverified", "true"))
            .Add("sectors.csv", ("id", "sector:crs-210"), ("scheme", "DAC_CRS_3"), ("code", "210"), ("name_en", "Transport & Storage"), ("unverified", "true"))
            .Add("organizations.csv", ("id", "organization:cdb"), ("name_en", "China Development Bank"), ("kind", "POLICY_BANK"), ("unverified", "true"));
    }

    public SeedCopy Seed { get; } = new();

    /// <summary>Writes the seed as it is now, a published file of the text, and imports it.</summary>
    public ImportReport Import(string form, string text, Encoding? encoding = null, ImportOptions? options = null)
    {
        Seed.Write();
        return ImportAgain(form, Publish("published.csv", text, encoding), options);
    }

    public ImportReport ImportAgain(string form, string path, ImportOptions? options = null) => SourceImport.Run(form, path, Seed.Folder, options ?? new());

    /// <summary>What an import into another folder would do.</summary>
    public ImportReport ImportInto(string folder, string form, string text) => SourceImport.Run(form, Publish("published.csv", text), folder, new(IsDryRun: true));

    public string Publish(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(PathOf(name), text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(_published.Path, name);

    /// <summary>The lines of one of the folder's files, without its header.</summary>
    public IReadOnlyList<string> Rows(string file) => File.ReadAllLines(Path.Combine(Seed.Folder, file))[1..];

    /// <summary>Each file's name, length, time and content.</summary>
    public string State() =>
        string.Join('\n', Directory.EnumerateFileSystemEntries(Seed.Folder).Order(StringComparer.Ordinal).Select(path => $"{path} {File.GetLastWriteTimeUtc(path).Ticks} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));

    public DatasetReadResult Read() => DatasetReader.Read(Seed.Folder);

    public void Dispose()
    {
        Seed.Dispose();
        _published.Dispose();
    }
}
