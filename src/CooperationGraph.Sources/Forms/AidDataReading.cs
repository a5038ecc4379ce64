using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Sources.Forms;

/// <summary>Reads one table of AidData's. A row is the financing of the seed whose id has the record's number.</summary>
internal sealed class AidDataReading
{
    private const string Dataset = "aiddata-gcdf", China = "country:CHN";

    private readonly SeedFolder _seed;
    private readonly KnownParties _parties;
    private readonly KnownNames _organizations;
    private readonly DateColumns _dates;
    private readonly AidDataAmounts _amounts;

    public AidDataReading(PublishedTable table, SeedFolder seed)
    {
        _seed = seed;
        _parties = new(seed, Dataset);
        _organizations = new(seed, Dataset, Organization.Label);
        _amounts = new(table, seed);
        _dates = new(table, AidDataForm.Committed, AidDataForm.Started, AidDataForm.Completed);
    }

    public StatedRow Read(PublishedRow row)
    {
        var stated = new StatedRow(row);
        if (row.IsTooLong) return stated.Refuse(null, "The row has more cells than the header: a separator within a cell has moved the others.");
        if (row[AidDataForm.Id].Said is not { } given) return stated.Refuse(AidDataForm.Id, "The record has no number.");
        if (PublishedNumbers.ReadWhole(given) is not { } number) return stated.Refuse(AidDataForm.Id, $"'{CellText.Shown(given)}' is no number of a record.");
        var id = Financing.Label.IdOf($"gcdf-{number}");
        stated.Key = id;
        if (row[AidDataForm.Title].Said is not { } title) return stated.Refuse(AidDataForm.Title, "The record has no title.");
        if (row[AidDataForm.Financier].Said is { } financier && _parties.OfName(financier) != China) return stated.Refuse(AidDataForm.Financier, $"The money comes from '{CellText.Shown(financier)}', and this form has what comes from China.");
        if (RecipientsOf(row, stated) is not { } recipients) return stated;
        var node = new StatedNode(Financing.Label, id, $"record {number}");
        node.With(Financing.Title, title, AidDataForm.Title).With(Financing.RecordId, number, AidDataForm.Id)
            .With(Financing.RecipientAsGiven, row[AidDataForm.Recipient].Said, AidDataForm.Recipient).With(Financing.SectorAsGiven, row[AidDataForm.Sector].Said, AidDataForm.Sector)
            .With(Financing.Status, Word(stated, AidDataForm.Status, AidDataForm.Statuses), AidDataForm.Status)
            .With(Financing.FlowType, FlowTypeOf(row, stated), AidDataForm.FlowType)
            .With(Financing.CommittedOn, DateOf(row, stated, AidDataForm.Committed, AidDataForm.CommittedEstimated, AidDataForm.CommitmentYear), AidDataForm.Committed)
            .With(Financing.StartedOn, DateOf(row, stated, AidDataForm.Started, AidDataForm.StartedEstimated, AidDataForm.StartYear), AidDataForm.Started)
            .With(Financing.CompletedOn, DateOf(row, stated, AidDataForm.Completed, AidDataForm.CompletedEstimated, AidDataForm.CompletionYear), AidDataForm.Completed)
            .With(Financing.Infrastructure, IsYes(row[AidDataForm.Infrastructure]) ? "true" : null, AidDataForm.Infrastructure)
            .With(Financing.LocationPrecision, row[AidDataForm.Precision].Said, AidDataForm.Precision)
            // A list may begin with a bullet, which a spreadsheet takes for a formula.
            .With(Financing.OsmLinks, row[AidDataForm.Osm].Said?.TrimStart('-', ' '), AidDataForm.Osm);
        foreach (var recipient in recipients) node.Links.Add(new(Links.ReceivedBy, recipient, AidDataForm.Recipient));
        if (SectorOf(row, stated) is { } sector) node.Links.Add(new(Links.InSector, sector, AidDataForm.Sector));
        stated.Nodes.Add(node);
        AddAgencies(row, stated, node);
        // The loans under an umbrella are records of their own, and its sum is theirs.
        if (!IsYes(row[AidDataForm.Umbrella])) stated.Nodes.AddRange(_amounts.Of(row, stated, id, number));
        else if (AidDataAmounts.ColumnOf(row) is { } sum) Unclear(stated, sum, $"The record is an umbrella over others, whose sums are '{CellText.Shown(row[sum].Text!)}' together: it would count twice.");
        return stated;
    }

    // Name and code must not speak of two countries.
    private IReadOnlyList<string>? RecipientsOf(PublishedRow row, StatedRow stated)
    {
        var (name, codes) = (row[AidDataForm.Recipient].Said, row[AidDataForm.Iso3].Said);
        List<string>? byCode = null;
        if (codes is not null)
        {
            byCode = [];
            foreach (var code in codes.Split([',', ';', '|', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (_parties.OfCode(code.ToUpperInvariant()) is not { } country) return None(stated, AidDataForm.Iso3, $"No country has the code '{CellText.Shown(code)}'.");
                byCode.Add(country);
            }
        }

        if (name is null) return byCode ?? None(stated, AidDataForm.Recipient, "No recipient is named.");
        var byName = PublishedLists.Split(name, _parties.OfName, out var unknown);
        if (byCode is null) return byName?.Distinct().ToList() ?? None(stated, AidDataForm.Recipient, $"'{CellText.Shown(unknown)}' is neither a country nor a group of the folder, by none of its names. Add an alias, or the group.");
        return byName is null || byName.ToHashSet().SetEquals(byCode)
            ? byCode
            : None(stated, AidDataForm.Iso3, $"The recipient '{CellText.Shown(name)}' is {string.Join(", ", byName)}, and the code '{CellText.Shown(codes!)}' {string.Join(", ", byCode)}.");
    }

    private static List<string>? None(StatedRow stated, string column, string why)
    {
        stated.Refuse(column, why);
        return null;
    }

    // AidData fills what it does not know of a day with 1 January, and says of others that they are estimated: both are years.
    private string? DateOf(PublishedRow row, StatedRow stated, string column, string estimated, string yearColumn)
    {
        var year = row[yearColumn].Said is { } text ? PublishedDates.Read(row[yearColumn], order: null)?[..4] ?? Unclear(stated, yearColumn, $"'{CellText.Shown(text)}' is no year.") : null;
        if (_dates.Read(row, column, out var why) is not { } date) return why is null ? year : Unclear(stated, column, why);
        if (year is not null && !date.StartsWith(year, StringComparison.Ordinal)) return Unclear(stated, column, $"The date is {date}, and the year beside it {year}.");
        return date.EndsWith("-01-01", StringComparison.Ordinal) || IsYes(row[estimated]) ? date[..4] : date;
    }

    private static string? FlowTypeOf(PublishedRow row, StatedRow stated)
    {
        foreach (var column in new[] { AidDataForm.FlowType, AidDataForm.Flow })
            if (row[column].Said is { } text && AidDataForm.FlowTypes.Of(text) is { } word) return word;
        foreach (var column in new[] { AidDataForm.FlowType, AidDataForm.Flow })
            if (row[column].Said is { } unknown) return Unclear(stated, column, $"'{CellText.Shown(unknown)}' is none of the words that are known for '{Financing.FlowType}'.");
        return null;
    }

    private string? SectorOf(PublishedRow row, StatedRow stated)
    {
        var code = row[AidDataForm.SectorCode].Said is { } given ? PublishedNumbers.ReadWhole(given) : null;
        if (row[AidDataForm.Sector].Said is { } name) code = AidDataForm.Sectors.GetValueOrDefault(FormColumn.Fold(name)) ?? code;
        else if (code is null) return null;
        return code is not null && _seed.Ids.ContainsKey(Sector.Label.IdOf($"crs-{code}"))
            ? Sector.Label.IdOf($"crs-{code}")
            : Unclear(stated, AidDataForm.Sector, $"'{CellText.Shown(row[AidDataForm.Sector].Said ?? code ?? "")}' is no sector of the folder.");
    }

    private void AddAgencies(PublishedRow row, StatedRow stated, StatedNode financing)
    {
        if (row[AidDataForm.Agencies].Said is not { } list) return;
        var names = PublishedLists.Split(list).Distinct().ToArray();
        var kinds = row[AidDataForm.AgencyTypes].Said is { } types ? PublishedLists.Split(types) : [];
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].StartsWith("Unspecified", StringComparison.OrdinalIgnoreCase)) continue;
            if (_organizations.Of(names[i]) is { } known)
            {
                financing.Links.Add(new(Links.LentBy, known, AidDataForm.Agencies));
                continue;
            }

            // The kinds stand in the order of the names where there are as many, and once where all are alike.
            var kind = kinds.Length == names.Length ? AidDataForm.AgencyKinds.Of(kinds[i]) : kinds.Length == 1 ? AidDataForm.AgencyKinds.Of(kinds[0]) : null;
            if (kind is null || Slug.Of(names[i]) is not { Length: > 0 } slug || _seed.Ids.ContainsKey(Organization.Label.IdOf(slug)))
            {
                stated.Unclear.Add((AidDataForm.Agencies, $"'{CellText.Shown(names[i])}' is no organization of the folder, by none of its names. Add it, or an alias."));
                continue;
            }

            stated.Nodes.Add(new StatedNode(Organization.Label, Organization.Label.IdOf(slug), financing.Locator).WithOnlyNew(Organization.NameEn, names[i], AidDataForm.Agencies).WithOnlyNew(Organization.Kind, kind, AidDataForm.AgencyTypes));
            financing.Links.Add(new(Links.LentBy, Organization.Label.IdOf(slug), AidDataForm.Agencies));
        }
    }

    private static string? Word(StatedRow stated, string column, Words words)
    {
        if (stated.Row[column].Said is not { } text) return null;
        return words.Of(text) ?? Unclear(stated, column, $"'{CellText.Shown(text)}' is none of the words that are known for '{words.Property}'.");
    }

    private static string? Unclear(StatedRow stated, string column, string why)
    {
        stated.Unclear.Add((column, why));
        return null;
    }

    internal static bool IsYes(PublishedCell cell) => cell.Said is { } text && (text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text is "1" or "Y" or "y");
}
