using System.Globalization;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Sources.Forms;

/// <summary>
/// The sums of a record: in constant dollars, in dollars of the time, and in the currency in which they were agreed on where that is another. A sum is the amount of the
/// financing that has the same prices and currency.
/// </summary>
internal sealed class AidDataAmounts
{
    private readonly int? _baseYear;
    private readonly ILookup<string, (string Id, string? Kind, string? Basis, string? BaseYear, string? Currency)> _known;

    public AidDataAmounts(PublishedTable table, SeedFolder seed)
    {
        _baseYear = table.Years.TryGetValue(AidDataForm.Constant, out var year) ? year : null;
        var amounts = seed[Amount.Label];
        _known = amounts.Rows.ToLookup(row => row[amounts.IndexOf(Links.AmountOf)]!, row => (row[0]!, row[amounts.IndexOf(Amount.Kind)], row[amounts.IndexOf(Amount.PriceBasis)], row[amounts.IndexOf(Amount.BaseYear)], row[amounts.IndexOf(Amount.Currency)]));
    }

    /// <summary>The first column that has a sum; null where none has.</summary>
    public static string? ColumnOf(PublishedRow row) => Array.Find([AidDataForm.Constant, AidDataForm.Nominal, AidDataForm.Original], column => !row[column].IsAbsent);

    public IEnumerable<StatedNode> Of(PublishedRow row, StatedRow stated, string financing, string number)
    {
        var comparison = AidDataReading.IsYes(row[AidDataForm.Estimated]) ? Comparison.Approximately : Comparison.Equal;
        if (Sum(row, stated, AidDataForm.Constant, "USD") is { } constant)
        {
            if (_baseYear is { } year) yield return Stated(financing, number, AidDataForm.Constant, constant, "USD", year.ToString(CultureInfo.InvariantCulture), comparison);
            else stated.Unclear.Add((AidDataForm.Constant, $"The header does not name the year in whose prices '{CellText.Shown(row[AidDataForm.Constant].Text!)}' is, as 'Amount (Constant USD 2021)' does."));
        }

        var nominal = Sum(row, stated, AidDataForm.Nominal, "USD");
        if (nominal is not null) yield return Stated(financing, number, AidDataForm.Nominal, nominal, "USD", null, comparison);
        if (row[AidDataForm.Original].IsAbsent) yield break;
        var currency = row[AidDataForm.OriginalCurrency].Said?.ToUpperInvariant();
        if (currency == "RMB") currency = "CNY";
        if (currency is null || !Vocabulary.Currencies.Contains(currency)) stated.Unclear.Add((AidDataForm.OriginalCurrency, $"'{CellText.Shown(row[AidDataForm.OriginalCurrency].Text ?? "")}' is no code of a currency, so that '{CellText.Shown(row[AidDataForm.Original].Text!)}' is no sum."));
        else if (Sum(row, stated, AidDataForm.Original, currency) is { } original)
        {
            if (currency != "USD" || nominal is null) yield return Stated(financing, number, AidDataForm.Original, original, currency, null, comparison);
            else if (original != nominal) stated.Unclear.Add((AidDataForm.Original, $"The sum in dollars is {original} here and {nominal} beside it, which was taken."));
        }
    }

    private StatedNode Stated(string financing, string number, string column, string value, string currency, string? baseYear, Comparison comparison)
    {
        var basis = (baseYear is null ? PriceBasis.Nominal : PriceBasis.Constant).Word();
        // The whole of a syndicated loan, which some records have too, is no commitment.
        var existing = _known[financing].FirstOrDefault(amount => amount.Kind == AmountKind.Commitment.Word() && amount.Basis == basis && amount.BaseYear == baseYear && amount.Currency == currency).Id;
        var name = $"gcdf-{number}-{(baseYear is null ? "nominal" : "constant")}";
        var taken = _known[financing].Select(amount => amount.Id).ToHashSet();
        var id = Amount.Label.IdOf(name);
        if (taken.Contains(id) || (baseYear is null && currency != "USD")) id = Amount.Label.IdOf($"{name}-{baseYear ?? currency.ToLowerInvariant()}");
        return new StatedNode(Amount.Label, existing ?? id, $"record {number}") { Links = { new(Links.AmountOf, financing, column, IsCompared: false) } }
            .WithOnlyNew(Amount.Kind, AmountKind.Commitment.Word(), column).With(Amount.Value, value, column).WithOnlyNew(Amount.Currency, currency, column)
            .WithOnlyNew(Amount.PriceBasis, basis, column).WithOnlyNew(Amount.BaseYear, baseYear, column).WithOnlyNew(Amount.Comparison, comparison.Word(), column);
    }

    private static string? Sum(PublishedRow row, StatedRow stated, string column, string currency)
    {
        if (row[column].Said is not { } text) return null;
        if (PublishedNumbers.ReadSum(text) is { } sum && (sum.Currency ?? currency) == currency) return sum.Value;
        stated.Unclear.Add((column, $"'{CellText.Shown(text)}' is no sum in {currency}."));
        return null;
    }
}
