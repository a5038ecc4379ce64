using System.Globalization;
using System.Text.RegularExpressions;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Values;
using CooperationGraph.Time;

namespace CooperationGraph.Sources.Forms;

/// <summary>The agreements of a seed folder by who is party to them: countries, where groups stand for their members of the time.</summary>
internal sealed class KnownAgreements
{
    private readonly ILookup<string, KnownAgreement> _byParties;
    private readonly HashSet<string> _ids;

    public KnownAgreements(SeedFolder seed, KnownParties parties)
    {
        var table = seed[Agreement.Label];
        var rows = seed[PartyTo.Type];
        var partiesOf = rows.Rows.Where(row => row[rows.IndexOf(PartyTo.Role)] != PartyRole.Observer.Word()).ToLookup(row => row[1]!, row => row[0]!);
        _byParties = table.Rows
            .Select(row => new KnownAgreement(row[0]!, row[table.IndexOf(Agreement.Type)], row[table.IndexOf(Agreement.Subtype)], row[table.IndexOf(Agreement.SignedOn)], row[table.IndexOf(Agreement.TitleEn)]))
            .ToLookup(each => KeyOf(parties.Countries(partiesOf[each.Id], each.SignedOn)));
        _ids = [.. table.Rows.Select(row => row[0]!)];
    }

    public IEnumerable<KnownAgreement> Between(IReadOnlySet<string> countries) => _byParties[KeyOf(countries)];

    /// <summary>The id itself, or, where it is taken, with the first number that is free; taken from now on.</summary>
    public string Free(string id)
    {
        var free = id;
        for (var i = 2; !_ids.Add(free); i++) free = $"{id}-{i}";
        return free;
    }

    private static string KeyOf(IReadOnlySet<string> countries) => string.Join(' ', countries.Order(StringComparer.Ordinal));
}

/// <param name="SignedOn">A partial date, or null.</param>
internal sealed partial record KnownAgreement(string Id, string? Type, string? Subtype, string? SignedOn, string? Title)
{
    /// <summary>The year of signature, or else the one that ends the title: <c>China–Sweden BIT (1982)</c>.</summary>
    public int? Year => PartialDate.TryParse(SignedOn, out var date) ? date.Year : YearOf(Title);

    public static int? YearOf(string? title) => title is not null && TitleYear().Match(title) is { Success: true } match ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether it may have been signed on a date, by what is known of both.</summary>
    public bool IsOf(string date) => PartialDate.TryParse(SignedOn, out var own) && PartialDate.TryParse(date, out var other) && PropertyValue.AreCompatible(own, other);

    /// <summary>Whether it may have been signed in a year, the one before or the one after, by what is known of it.</summary>
    public bool MayBeAYearOff(int year) =>
        PartialDate.TryParse(SignedOn, out var date) ? date.First.Year - 1 <= year && year - 1 <= date.Last.Year : Year is not { } own || Math.Abs(own - year) <= 1;

    [GeneratedRegex(@"\((?<year>(19|20)[0-9]{2})\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleYear();
}
