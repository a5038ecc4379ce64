using System.Globalization;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;
using CooperationGraph.Time;

namespace CooperationGraph.Sources.Forms;

/// <summary>
/// Reads one export. A row is the agreement of the seed that has the same parties and type, and was signed on the same day or, where no other row was, in the same
/// year. Which one it is of two that come into question, or whether one signed a year off is the same, cannot be told: such rows are left to people.
/// </summary>
internal sealed class UnctadReading
{
    private const int PartiesInId = 4;
    private const int DayLength = 10;
    private const string Investment = "sector:investment";

    private readonly SeedFolder _seed;
    private readonly string? _asOf;
    private readonly KnownParties _parties;
    private readonly KnownAgreements _agreements;

    // The ids of new agreements by the keys of their rows.
    private readonly Dictionary<string, string> _new = [];

    public UnctadReading(SeedFolder seed, string? asOf)
    {
        (_seed, _asOf) = (seed, asOf);
        _parties = new(seed, "unctad-iia");
        _agreements = new(seed, _parties);
    }

    public IReadOnlyList<StatedRow> Read(IReadOnlyList<PublishedTable> tables)
    {
        var treaties = new List<Treaty>();
        foreach (var table in tables)
        {
            var dates = new DateColumns(table, UnctadForm.Signed, UnctadForm.InForce, UnctadForm.Terminated);
            treaties.AddRange(table.Rows.Select(row => ReadTreaty(row, dates)));
        }

        var taken = new HashSet<string>();
        foreach (var treaty in treaties.Where(treaty => treaty.Kind is not null)) FindSameDay(treaty, taken);
        foreach (var treaty in treaties.Where(treaty => treaty.Kind is not null && treaty.Id is null)) FindSameYear(treaty, taken);
        // What is dated least gives way.
        foreach (var treaty in treaties.Where(treaty => treaty is { Kind: not null, Id: null, SignedOn: null or { Length: < DayLength } }).OrderBy(treaty => treaty.SignedOn?.Length ?? 0).ToList()) RefuseDouble(treaty, treaties);
        return [.. treaties.Select(State)];
    }

    // Two treaties of a year are told apart by their days alone.
    private static void RefuseDouble(Treaty treaty, List<Treaty> treaties)
    {
        if (treaties.Find(each => each != treaty && each.Kind?.Type == treaty.Kind!.Type && (each.Id ?? each.SignedOn) is not null && (each.Id is not null || each.SignedOn != treaty.SignedOn) && MayBeOfOneDay(treaty, each) && treaty.Countries.SetEquals(each.Countries)) is { } other)
            treaty.Refuse(UnctadForm.Signed, $"Row {other.Row.Number} has the same parties, type and year, and this one no day that tells it from that.");
    }

    private static bool MayBeOfOneDay(Treaty treaty, Treaty other) =>
        PartialDate.TryParse(treaty.SignedOn, out var date) && PartialDate.TryParse(other.SignedOn, out var day) ? date.First <= day.Last && day.First <= date.Last : treaty.Year is null || other.Year == treaty.Year;

    private Treaty ReadTreaty(PublishedRow row, DateColumns dates)
    {
        var treaty = new Treaty(row, new StatedRow(row), dates) { Title = row[UnctadForm.Title].Said ?? row[UnctadForm.FullTitle].Said };
        if (row.IsTooLong) return treaty.Refuse(null, "The row has more cells than the header: a separator within a cell has moved the others.");
        if (row[UnctadForm.Parties].Said is not { } list) return treaty.Refuse(UnctadForm.Parties, "No party is named.");
        if (PublishedLists.Split(list, _parties.OfName, out var unknown) is not { } parties) return treaty.Refuse(UnctadForm.Parties, $"'{CellText.Shown(unknown)}' is neither a country nor a group of the folder, by none of its names. Add an alias, or the group.");
        treaty.Parties = [.. parties.Distinct()];
        // The list of one country's treaties names the other party alone.
        if (treaty.Parties is [var other] && treaty.Title is not null && TitleParties.Of(treaty.Title, _parties.OfName) is { } both && both.Contains(other)) treaty.Parties = [.. both.Distinct()];
        if (treaty.Parties.Count < 2) return treaty.Refuse(UnctadForm.Parties, "A treaty has two parties at least, and the title does not name them. Add the other one.");
        if (treaty.Title is null) return treaty.Refuse(UnctadForm.Title, "The treaty has no title.");
        if (TreatyKind.Of(row[UnctadForm.Type].Said, treaty.Title) is not { } kind) return treaty.Refuse(UnctadForm.Type, $"Neither '{CellText.Shown(row[UnctadForm.Type].Text ?? "")}' nor the title '{CellText.Shown(treaty.Title)}' tells which type of agreement it is.");
        treaty.SignedOn = Date(treaty, UnctadForm.Signed);
        treaty.Year = PartialDate.TryParse(treaty.SignedOn, out var date) ? date.Year : KnownAgreement.YearOf(treaty.Title);
        treaty.Countries = _parties.Countries(treaty.Parties, treaty.SignedOn ?? treaty.Year?.ToString(CultureInfo.InvariantCulture));
        treaty.Kind = kind;
        return treaty;
    }

    private void FindSameDay(Treaty treaty, HashSet<string> taken)
    {
        if (treaty.SignedOn is not { } day) return;
        var candidates = _agreements.Between(treaty.Countries).Where(each => each.IsOf(day) && treaty.Kind!.MayBe(each, isSameDay: true)).ToList();
        if (candidates.Count > 1) candidates = [.. candidates.Where(each => each.Type == treaty.Kind!.Type)];
        if (candidates.Count == 1 && taken.Add(candidates[0].Id)) treaty.Id = candidates[0].Id;
        else if (candidates.Count == 1) treaty.Refuse(UnctadForm.Title, $"Another row is '{candidates[0].Id}' already, with the same parties, type and day.");
        else if (candidates.Count > 1) treaty.Refuse(UnctadForm.Title, $"It may be any of {Names(candidates)}: they have the same parties, type and day.");
    }

    private void FindSameYear(Treaty treaty, HashSet<string> taken)
    {
        if (treaty.Kind is null) return;
        var candidates = _agreements.Between(treaty.Countries).Where(each => !taken.Contains(each.Id) && treaty.Kind.MayBe(each, isSameDay: false)).ToList();
        var sameYear = candidates.FindAll(each => treaty.Year is null || each.Year == treaty.Year);
        if (sameYear.Count == 1 && taken.Add(sameYear[0].Id))
        {
            treaty.Id = sameYear[0].Id;
            return;
        }

        var doubtful = sameYear.Count > 1 ? sameYear : candidates.FindAll(each => each.MayBeAYearOff(treaty.Year!.Value));
        if (doubtful.Count > 0)
        {
            treaty.Refuse(UnctadForm.Signed, $"Whether it is {Names(doubtful)} cannot be told: the parties and the type are the same, the date is {treaty.SignedOn ?? "none"} here and {string.Join(", ", doubtful.Select(each => each.SignedOn ?? "none"))} there.");
        }
    }

    private StatedRow State(Treaty treaty)
    {
        if (treaty.Kind is not { } kind) return treaty.Stated;
        var row = treaty.Row;
        var (inForce, terminated) = (Date(treaty, UnctadForm.InForce), Date(treaty, UnctadForm.Terminated));
        var status = Word(treaty, UnctadForm.Status, UnctadForm.StatusWords);
        treaty.Stated.Key = treaty.Id ?? string.Join(' ', [kind.Type, treaty.SignedOn, .. treaty.Countries]);
        // The number in a list is another one in the next list.
        var locator = row[UnctadForm.TreatyId].Said is { } id ? $"treaty {id}" : row[UnctadForm.Number].Said is { } number ? $"No. {number}" : null;
        // A row that stands there twice takes no second id.
        if (treaty.Id is null && !_new.ContainsKey(treaty.Stated.Key)) _new.Add(treaty.Stated.Key, _agreements.Free(NewId(treaty, kind)));
        var node = new StatedNode(Agreement.Label, treaty.Id ?? _new[treaty.Stated.Key], locator)
        {
            Record = $"{treaty.Title} | {row[UnctadForm.Status].Said ?? "-"} | signed {treaty.SignedOn ?? "-"} | in force {inForce ?? "-"} | terminated {terminated ?? "-"}",
        };
        node.WithOnlyNew(Agreement.Type, kind.Type, UnctadForm.Type).WithOnlyNew(Agreement.Subtype, kind.Subtype, UnctadForm.Type)
            .WithOnlyNew(Agreement.TitleEn, treaty.Title, UnctadForm.Title)
            .WithOnlyNew(Agreement.OfficialTitleEn, row[UnctadForm.FullTitle].Said is { } full && full != treaty.Title ? full : null, UnctadForm.FullTitle)
            .With(Agreement.SignedOn, treaty.SignedOn, UnctadForm.Signed).With(Agreement.InForceOn, inForce, UnctadForm.InForce).With(Agreement.TerminatedOn, terminated, UnctadForm.Terminated)
            .With(Agreement.TerminationType, Word(treaty, UnctadForm.Termination, UnctadForm.TerminationWords), UnctadForm.Termination)
            .With(Agreement.Status, status, UnctadForm.Status).WithOnlyNew(Agreement.StatusAsOf, status is null ? null : _asOf, UnctadForm.Status);
        foreach (var party in treaty.Parties)
            node.Links.Add(new(PartyTo.Type, party, UnctadForm.Parties, IsIncoming: true, IsCompared: false) { Values = [(PartyTo.Role, PartyRole.Party.Word())] });
        // All that the Navigator lists protects or covers investments.
        if (_seed.Ids.ContainsKey(Investment)) node.Links.Add(new(Links.Covers, Investment, UnctadForm.Type, IsCompared: false));
        treaty.Stated.Nodes.Add(node);
        return treaty.Stated;
    }

    private static string? Date(Treaty treaty, string column)
    {
        var date = treaty.Dates.Read(treaty.Row, column, out var why);
        if (why is not null && !treaty.Stated.Unclear.Exists(each => each.Column == column)) treaty.Stated.Unclear.Add((column, why));
        return date;
    }

    private static string? Word(Treaty treaty, string column, Words words)
    {
        if (treaty.Row[column].Said is not { } text) return null;
        var word = words.Of(text);
        if (word is null) treaty.Stated.Unclear.Add((column, $"'{CellText.Shown(text)}' is none of the words that are known for '{words.Property}'."));
        return word;
    }

    private string NewId(Treaty treaty, TreatyKind kind)
    {
        var year = treaty.Year is { } of ? $"-{of}" : "";
        if (treaty.Parties.Count > PartiesInId) return Agreement.Label.IdOf($"{kind.Prefix}-{Slug.Of(treaty.Title!.Replace($"({treaty.Year})", "", StringComparison.Ordinal))}{year}");
        var codes = treaty.Parties.Select(party => Country.Label.Has(party) ? CodeOf(_seed.Ids[party].Row).ToLowerInvariant() : party[(CountryGroup.Label.IdPrefix.Length + 1)..]);
        return Agreement.Label.IdOf($"{kind.Prefix}-{string.Join('-', codes.OrderBy(code => code != "cn").ThenBy(code => code, StringComparer.Ordinal))}{year}");
    }

    // A state that has ended may have the longer one alone.
    private string CodeOf(string?[] country) => country[_seed[Country.Label].IndexOf(Country.Iso2)] ?? country[_seed[Country.Label].IndexOf(Country.Code)]!;

    private static string Names(List<KnownAgreement> agreements) => string.Join(" or ", agreements.Select(each => $"'{each.Id}'"));

    /// <summary>A row on its way to an agreement.</summary>
    private sealed class Treaty(PublishedRow row, StatedRow stated, DateColumns dates)
    {
        public PublishedRow Row => row;

        public DateColumns Dates => dates;

        public StatedRow Stated => stated;

        public string? Title { get; init; }

        /// <summary>Null where the row was refused.</summary>
        public TreatyKind? Kind { get; set; }

        public IReadOnlyList<string> Parties { get; set; } = [];

        public IReadOnlySet<string> Countries { get; set; } = new HashSet<string>();

        public string? SignedOn { get; set; }

        public int? Year { get; set; }

        /// <summary>Of the agreement that it is; null until it is found, and for a new one.</summary>
        public string? Id { get; set; }

        public Treaty Refuse(string? column, string why)
        {
            Kind = null;
            stated.Refuse(column, why);
            return this;
        }
    }
}
