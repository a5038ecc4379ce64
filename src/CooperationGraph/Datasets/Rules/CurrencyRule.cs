using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A currency that ISO 4217 does not know, or a sum of money without one.</summary>
public sealed class CurrencyRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var amounts = seed[Amount.Label];
        for (var i = 0; i < amounts.Rows.Count; i++)
        {
            if (amounts.Rows[i][amounts.IndexOf(Amount.Currency)] is { } code) Check(code, amounts, i, Amount.Currency);
            else notices.Add("missing_currency", Severity.Warning, amounts.File, "The sum has no currency. Write its code of three letters (ISO 4217), such as USD.", amounts.RowNumber(i), Amount.Currency.Name);
        }

        // A country may have several, such as 'INR,BTN'.
        var countries = seed[Country.Label];
        for (var i = 0; i < countries.Rows.Count; i++)
            foreach (var code in (countries.Rows[i][countries.IndexOf(Country.Currency)] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Check(code, countries, i, Country.Currency);

        void Check(string code, SeedTable table, int i, Property property)
        {
            if (!Vocabulary.Currencies.Contains(code))
                notices.Add("unknown_currency", Severity.Warning, table.File, $"'{CellText.Shown(code)}' is no currency's code of three letters (ISO 4217), such as USD, CNY or EUR.", table.RowNumber(i), property.Name, code);
        }
    }
}
