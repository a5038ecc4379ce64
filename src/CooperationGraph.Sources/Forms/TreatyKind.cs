using System.Text.RegularExpressions;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Forms;

/// <summary>What a treaty of the Navigator is in the graph. "Treaties with investment provisions" are of many types, which their titles tell.</summary>
/// <param name="Type">A word of <see cref="Agreement.Type"/>.</param>
/// <param name="Prefix">What ids of new agreements begin with.</param>
internal sealed partial record TreatyKind(string Type, string? Subtype, string Prefix)
{
    private const int MaxTitle = 1_000;

    private const string Bilateral = "bilateral_investment_treaty";

    private static readonly TreatyKind Bit = new("INVESTMENT_PROTECTION_AGREEMENT", Bilateral, "bit");

    private static readonly (Regex Title, TreatyKind Kind)[] ByTitle =
    [
        (BitTitle(), Bit),
        (ServicesTitle(), new("SERVICES_AND_INVESTMENT_AGREEMENT", null, "sia")),
        (InvestmentTitle(), new("INVESTMENT_PROTECTION_AGREEMENT", null, "iia")),
        (CepaTitle(), new("FREE_TRADE_AGREEMENT", "cepa", "cepa")),
        (FreeTradeTitle(), new("FREE_TRADE_AGREEMENT", "fta", "fta")),
        (FrameworkTitle(), new("FREE_TRADE_AGREEMENT", "framework", "framework")),
        (TradeTitle(), new("NON_PREFERENTIAL_TRADE_AGREEMENT", null, "tca")),
    ];

    // What the Navigator lists as treaties with investment provisions may stand in the graph as any of these.
    private static readonly HashSet<string> Economic = ["FREE_TRADE_AGREEMENT", "NON_PREFERENTIAL_TRADE_AGREEMENT", "SERVICES_AND_INVESTMENT_AGREEMENT", "INVESTMENT_PROTECTION_AGREEMENT", "MEMORANDUM", "FOUNDING_DOCUMENT"];

    public bool IsBilateral => Subtype == Bilateral;

    /// <summary>The kind; null where neither the type nor the title tells it.</summary>
    public static TreatyKind? Of(string? type, string? title)
    {
        if (type is not null && FormColumn.Fold(type) is "bit" or "bits" or "bilateralinvestmenttreaty" or "bilateralinvestmenttreaties") return Bit;
        // What is longer is no title.
        if (title is null or { Length: > MaxTitle }) return null;
        return Array.Find(ByTitle, each => each.Title.IsMatch(title)).Kind;
    }

    /// <summary>Whether an agreement may be this treaty, by its type.</summary>
    /// <param name="isSameDay">Whether both were signed on one day, so that another type is another view of the same treaty.</param>
    public bool MayBe(KnownAgreement agreement, bool isSameDay) =>
        IsBilateral ? agreement.Type == Type && agreement.Subtype is null or Bilateral
        : agreement.Subtype != Bilateral && (agreement.Type == Type || (isSameDay && agreement.Type is { } type && Economic.Contains(type)));

    [GeneratedRegex(@"\bBIT\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BitTitle();

    [GeneratedRegex(@"\bservices?\b.*\binvestment\b|\btrade in services\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServicesTitle();

    [GeneratedRegex(@"\binvestment (promotion |facilitation |cooperation |protection |liberali[sz]ation )*(and \w+ )*(agreement|treaty)\b|\bCFIA\b|\bIFA\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvestmentTitle();

    [GeneratedRegex(@"\bCEPA\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CepaTitle();

    [GeneratedRegex(@"\b(FTA|EPA|ECA|RCEP|CPTPP|TPP|CECA|TEPA|DCFTA|USMCA|NAFTA)\b|\bfree[- ]trade\b|\b(economic|partnership|association) (partnership |cooperation )?agreement\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FreeTradeTitle();

    [GeneratedRegex(@"\bframework agreement\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrameworkTitle();

    [GeneratedRegex(@"\btrade\b.*\bagreement\b|\bTIFA\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TradeTitle();
}
