using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace CooperationGraph.Tests.Support;

/// <summary>Writes a workbook (ISO/IEC 29500) with sheets of texts, numbers, days, formulas and errors, and merged cells: what an importer reads cannot share its faults.</summary>
internal sealed class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, object?[][] Rows, string[] Merged, string State)> _sheets = [];
    // The second format of cells is the built-in one of days.
    private readonly List<string> _formats = ["General", "mm-dd-yy"];
    private string _properties = "";
    private bool _isStrict;

    /// <param name="rows">Texts, numbers, days (<see cref="DateOnly"/>, as serial numbers with a format of dates), <see cref="Shown"/>, <see cref="Formula"/> and <see cref="Error"/>; null for an empty cell.</param>
    /// <param name="merged">Ranges such as <c>A1:C1</c>.</param>
    public WorkbookFile Sheet(string name, object?[][] rows, params string[] merged)
    {
        _sheets.Add((name, rows, merged, "visible"));
        return this;
    }

    /// <summary>A sheet that a spreadsheet shows to nobody.</summary>
    public WorkbookFile HiddenSheet(string name, object?[][] rows)
    {
        _sheets.Add((name, rows, [], "hidden"));
        return this;
    }

    /// <summary>Says that serial numbers count from 1904-01-01, in the word of one program or the other.</summary>
    public WorkbookFile From1904(string yes)
    {
        _properties = $"<workbookPr date1904=\"{yes}\"/>";
        return this;
    }

    /// <summary>In the strict form, whose names are others.</summary>
    public WorkbookFile Strict()
    {
        _isStrict = true;
        return this;
    }

    public string Save(string path)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var numbers = Enumerable.Range(1, _sheets.Count).ToList();
        Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + string.Concat(numbers.Select(i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
        Write(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\">{_properties}<sheets>{string.Concat(numbers.Select(i => $"<sheet name=\"{_sheets[i - 1].Name}\" state=\"{_sheets[i - 1].State}\" sheetId=\"{i}\" r:id=\"s{i}\"/>"))}</sheets></workbook>");
        Write(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(numbers.Select(i => $"<Relationship Id=\"s{i}\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")) + $"<Relationship Id=\"t\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/></Relationships>");
        foreach (var i in numbers) Write(zip, $"xl/worksheets/sheet{i}.xml", Xml(_sheets[i - 1].Rows, _sheets[i - 1].Merged));
        Write(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(_formats.Skip(2).Select((format, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{SecurityElement.Escape(format)}\"/>"))}</numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/>{string.Concat(_formats.Skip(2).Select((_, i) => $"<xf numFmtId=\"{164 + i}\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>");
        return path;
    }

    private string Xml(object?[][] rows, string[] merged)
    {
        var text = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var i = 0; i < rows.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{i + 1}\">{string.Concat(rows[i].Select((cell, column) => Cell($"{(char)('A' + column)}{i + 1}", cell)))}</row>");
        text.Append("</sheetData>");
        if (merged.Length > 0) text.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merged.Length}\">{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>");
        return text.Append("</worksheet>").ToString();
    }

    private string Cell(string place, object? cell) => cell switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateOnly day => $"<c r=\"{place}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
        Shown(var serial, var format) => $"<c r=\"{place}\" s=\"{StyleOf(format)}\"><v>{serial.ToString(CultureInfo.InvariantCulture)}</v></c>",
        Formula(var text, string cached) => $"<c r=\"{place}\" t=\"str\"><f>{SecurityElement.Escape(text)}</f><v>{SecurityElement.Escape(cached)}</v></c>",
        Formula(var text, IFormattable cached) => $"<c r=\"{place}\"><f>{SecurityElement.Escape(text)}</f><v>{cached.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        RawCell(var format) => format.Replace("{0}", place, StringComparison.Ordinal),
        Error(var text) => $"<c r=\"{place}\" t=\"e\"><f>A1</f><v>{text}</v></c>",
        IFormattable number => $"<c r=\"{place}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException($"{place} holds a {cell.GetType()}.", nameof(cell)),
    };

    private int StyleOf(string format)
    {
        if (!_formats.Contains(format)) _formats.Add(format);
        return _formats.IndexOf(format);
    }

    private void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        if (_isStrict) text = text.Replace(Main, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal).Replace(Relationships, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
    }

    /// <summary>A serial number in a format such as <c>mmm-yy</c>.</summary>
    public sealed record Shown(double Serial, string Format);

    /// <summary>A formula, and what it came to when the workbook was saved.</summary>
    public sealed record Formula(string Text, object Cached);

    /// <summary>A cell as it stands in the sheet, with its place for <c>{0}</c>.</summary>
    public sealed record RawCell(string Format);

    /// <summary>What a formula leaves that failed.</summary>
    public sealed record Error(string Text);
}
