using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;

namespace CooperationGraph.Tests.Support;

/// <summary>A seed of the largest, smallest, longest and strangest values that the rules accept.</summary>
internal static class ExtremeSeed
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "+5", ".5", "5.", "00012.500", "999999999999999000", "0.00000000000000000001", "123456789012345.5", "0.1", "2.2250738585072", "9007199254740992",
    ];

    private static readonly string[] Texts =
    [
        new('x', CellTooLongRule.MaxBytes), new('文', CellTooLongRule.MaxBytes / 3), string.Concat(Enumerable.Repeat("👩\u200D🌾", CellTooLongRule.MaxBytes / 11)),
        "quotes \" ' ` and \\ and }{ $p ] )", "lines\nand\ttabs", "‮turned", "\u2066isolated", "a\u200Bb\u00ADc", "\uFFFD", "\U000E0041tag", "\uE000private", "ſ İ ı ß Σς ǅ", "=1+1", "#no comment", "; ;", "MATCH (n) DETACH DELETE n",
    ];

    private static readonly string[] Dates = ["0001", "0001-01", "0001-01-01", "9999", "9999-12", "9999-12-31", "2024-02-29"];

    /// <summary>What the rules accept of the lists above; a value that they refuse is in none.</summary>
    public static GraphDataset Read()
    {
        using var seed = new SeedCopy();
        seed.Add("projects.csv", ("id", "project:" + new string('p', InvalidIdRule.MaxLength - 8)), ("name_en", "Dam"), ("unverified", "true"))
            .Add("indicators.csv", ("id", "indicator:вода-水-👩🌾"), ("name_en", "Water"), ("unit", "t"), ("measure", "FLOW"), ("unverified", "true"))
            .Add("organizations.csv", ("id", "organization:'\"{}$`"), ("name_en", "Bank"), ("kind", "FUND"), ("unverified", "true"));
        foreach (var (i, number) in Numbers.Index())
        {
            seed.Add("observations.csv", ("id", $"observation:{i}"), ("period_to", "2020"), ("period_type", "YEAR"), ("value", number), ("unit", "t"), ("comparison", "EQUAL"), ("unverified", "true"), ("of", "indicator:вода-水-👩🌾"), ("reported_by", "country:CHN"));
            seed.Add("observations.csv", ("id", $"observation:minus-{i}"), ("period_to", "2020"), ("period_type", "YEAR"), ("value", "-" + number.TrimStart('-', '+')), ("unit", "t"), ("comparison", "EQUAL"), ("unverified", "true"), ("of", "indicator:вода-水-👩🌾"), ("reported_by", "country:CHN"));
        }

        foreach (var (i, text) in Texts.Index())
        {
            seed.Add("agreements.csv", ("id", $"agreement:text-{i}"), ("type", "JOINT_STATEMENT"), ("title_en", text), ("note", text), ("unverified", "true"));
            seed.Add("party_to.csv", ("from", "country:CHN"), ("to", $"agreement:text-{i}"), ("role", "PARTY"), ("name_as_given", text));
            seed.Add("claims.csv", ("id", $"claim:text-{i}"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("field", "title_en"), ("value", text), ("locator", text), ("about", $"agreement:text-{i}"), ("cites", "source:un"));
        }

        foreach (var (i, date) in Dates.Index())
        {
            seed.Add("agreements.csv", ("id", $"agreement:from-{i}"), ("type", "JOINT_STATEMENT"), ("title_en", "From"), ("signed_on", date), ("in_force_on", date), ("period_from", date), ("unverified", "true"));
            seed.Add("agreements.csv", ("id", $"agreement:to-{i}"), ("type", "JOINT_STATEMENT"), ("title_en", "To"), ("period_to", date), ("terminated_on", date), ("status_as_of", date), ("status", "TERMINATED"), ("unverified", "true"));
        }

        seed.Add("takes_part_in.csv", ("from", "organization:'\"{}$`"), ("to", "project:" + new string('p', InvalidIdRule.MaxLength - 8)), ("role", "SHAREHOLDER"), ("share_percent", "0.00000000000000000001"));
        var result = seed.Read();
        var refused = result.Notices.Kept.Where(notice => notice.Severity == Severity.Error).ToList();
        return result.Dataset ?? throw new InvalidOperationException(string.Join('\n', refused.Select(notice => notice.ToLine())));
    }
}
