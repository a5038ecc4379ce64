using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CooperationGraph.Server.Pages;

/// <summary>How a page is cited, so that whoever follows finds the same data: by its address, the revision, and the day on which it was read.</summary>
internal sealed record Citation(string Title, string Address, string Revision, DateOnly Read)
{
    private const string Publisher = "CooperationGraph";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A sentence for a footnote.</summary>
    public string Text => $"{Publisher}: “{Title}”. Revision {Revision}, read on {Read.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. {Address}";

    /// <summary>An entry for BibTeX; signs that LaTeX would obey are escaped, but for those in the address, which packages take as it is.</summary>
    public string BibTeX => string.Join('\n',
    [
        $"@misc{{{Key},",
        $"  author = {{{{{Publisher}}}}},",
        $"  title = {{{Escaped(Title)}}},",
        $"  note = {{Revision {Revision}}},",
        $"  year = {{{Read.Year}}},",
        $"  url = {{{Address}}},",
        $"  urldate = {{{Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}}",
        "}",
    ]);

    /// <summary>An item of CSL-JSON (citation-style-language/schema, csl-data.json), as Zotero and pandoc read it.</summary>
    public string CslJson => JsonSerializer.Serialize(
        new[]
        {
            new Dictionary<string, object>
            {
                ["id"] = Key,
                ["type"] = "webpage",
                ["title"] = Title,
                ["author"] = new[] { new { literal = Publisher } },
                ["version"] = Revision,
                ["accessed"] = new Dictionary<string, int[][]> { ["date-parts"] = [[Read.Year, Read.Month, Read.Day]] },
                ["URL"] = Address,
            },
        },
        Readable);

    // The same for the same page of the same revision.
    private string Key => $"cooperationgraph-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Address} {Revision}")).AsSpan(0, 4))}";

    private static string Escaped(string text) => string.Concat(text.Select(sign => sign switch
    {
        '\\' => @"\textbackslash{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '{' or '}' or '&' or '%' or '$' or '#' or '_' => $@"\{sign}",
        _ => sign.ToString(),
    }));
}
