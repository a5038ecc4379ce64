using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Datasets;

/// <summary>One cell changed in a seed that is right: its notice, and the largest change that gets none.</summary>
public sealed class CellRuleTests
{
    private static readonly FakeTimeProvider Today = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_smallest_seed_is_accepted_without_a_notice()
    {
        using var seed = new SeedCopy();
        var result = seed.Read();
        Assert.Empty(result.Notices.Kept);
        Assert.NotNull(result.Dataset);
    }

    [Theory]
    [InlineData("agreements.csv", 0, "signed_on", "1992-02-30", "invalid_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "10 August 1992", "invalid_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "type", "INVESTMENT_PROTECTION", "value_outside_list", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "", "missing_value", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", " ", "missing_value", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", " A treaty", "stray_white_space", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "A treaty\u3000", "stray_white_space", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "\uFEFFA treaty", "stray_white_space", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "Re\u0301publique", "not_nfc", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "A\r\ntreaty", "line_ends", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "=cmd()", "formula", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "=\"x\"", "formula", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "+1", "formula", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "-1+1|cmd", "formula", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "@SUM(1)", "formula", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "#REF!", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "#BEZUG!", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "#ССЫЛКА!", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "#NV", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "#ERROR!", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "Err:502", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "NULL", "placeholder", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "note", "N/A", "placeholder", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "note", "3.9539E+11", "shortened_number", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "13-Mar-92", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "Mar-92", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "########", "spreadsheet_error", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "broken \uFFFE mark", "noncharacter", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "broken \uFFFF mark", "noncharacter", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "broken \uFDD0 mark", "noncharacter", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "broken \U0001FFFE mark", "noncharacter", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a\0treaty", "control_character", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a\u001Btreaty", "control_character", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a\u0085treaty", "control_character", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a \uFFFD treaty", "replacement_character", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "TraitÃ©", "garbled_text", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "â€“ treaty", "garbled_text", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "ÐšÐ¸Ñ‚Ð°Ð¹", "garbled_text", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a \u202Etreaty", "direction_character", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a \u2066treaty", "direction_character", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a\u200Btreaty", "invisible_character", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "a\U000E0041treaty", "invisible_character", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "note", "/home/someone/treaty.pdf", "absolute_path", Severity.Info, 2)]
    [InlineData("agreements.csv", 0, "in_force_on", "1991", "dates_out_of_order", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "terminated_on", "1991", "dates_out_of_order", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "terminated_on", "9999-12-31", "implausible_date", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "terminated_on", "2200", "implausible_date", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "0999", "implausible_date", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "in_force_on", "1900-01-01", "implausible_date", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "status_as_of", "2099", "date_in_future", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "unverified_fields", "signed", "unknown_field", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "replaced_by", "agreement:bit", "cycle", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "replaced_by", "agreement:bit;agreement:bit", "repeated_reference", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "price_basis", "CONSTANT", "constant_without_base_year", Severity.Error, 2, "base_year")]
    [InlineData("amounts.csv", 0, "base_year", "2021", "base_year_without_constant", Severity.Error, 2)]
    [InlineData("amounts.csv", 2, "base_year", "2021-01", "base_year_too_exact", Severity.Error, 4)]
    [InlineData("agreements.csv", 0, "amends", "country:KAZ", "wrong_end", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "unverified", "TRUE", "spreadsheet_flag", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "10/08/1992", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "10.8.92", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "1992/08/10", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "1992-8-10", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "1992-08-10 00:00:00", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "33826", "spreadsheet_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:..", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a/../b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a?b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a#b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:50%", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a\u00A0b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a\u200Bb", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a\u202Eb", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a\u0007b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:a\uE000b", "invalid_id", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "id", "agreement:", "invalid_id", Severity.Error, 2)]
    [InlineData("countries.csv", 1, "unverified", "yes", "invalid_flag", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "unverified", "", "row_without_claim", Severity.Error, 3, "id")]
    [InlineData("countries.csv", 1, "code", "CHN", "duplicate_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "code", "KAX", "id_without_code", Severity.Error, 3, "id")]
    [InlineData("countries.csv", 1, "code", "kaz", "invalid_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "iso2", "CN", "duplicate_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "iso2", "KAZ", "invalid_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "m49", "156", "duplicate_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "m49", "4", "invalid_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "region_m49", "19", "invalid_code", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "name_en", "China", "duplicate_name", Severity.Warning, 3)]
    [InlineData("countries.csv", 1, "currency", "KZT,XYZ", "unknown_currency", Severity.Warning, 3)]
    [InlineData("sectors.csv", 0, "subsector_of", "sector:oil", "cycle", Severity.Error, 2)]
    [InlineData("sectors.csv", 1, "code", "energy", "duplicate_code", Severity.Error, 3)]
    [InlineData("party_to.csv", 1, "from", "country:KAS", "broken_reference", Severity.Error, 3)]
    [InlineData("party_to.csv", 1, "from", "sector:oil", "wrong_end", Severity.Error, 3)]
    [InlineData("party_to.csv", 1, "from", "country:CHN", "duplicate_key", Severity.Error, 3)]
    [InlineData("party_to.csv", 1, "from", "country:KAZ\u00A0", "stray_white_space", Severity.Warning, 3)]
    [InlineData("claims.csv", 1, "field", "signed", "claim_on_unknown_field", Severity.Error, 3)]
    [InlineData("claims.csv", 1, "value", "in spring", "claim_value_does_not_parse", Severity.Error, 3)]
    [InlineData("claims.csv", 1, "value", "1992-08-11", "preferred_claim_differs", Severity.Error, 3)]
    [InlineData("amounts.csv", 0, "value", "1e9", "invalid_number", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "value", "1,200", "invalid_number", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "value", "20000000000000000000", "invalid_number", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "value", "99999999999999999999999999999", "invalid_number", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "value", "123456789012345678", "invalid_number", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "value", "0.000000000000000000001", "invalid_number", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "value", "-1", "number_out_of_bounds", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "comparison", "LOWER_THAN", "value_outside_list", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "comparison", "RANGE", "range_without_end", Severity.Error, 2, "value_max")]
    [InlineData("amounts.csv", 0, "value_max", "300", "end_without_range", Severity.Error, 2)]
    [InlineData("amounts.csv", 0, "currency", "dollars", "unknown_currency", Severity.Warning, 2)]
    [InlineData("amounts.csv", 0, "currency", "", "missing_currency", Severity.Warning, 2)]
    [InlineData("amounts.csv", 1, "value_max", "100", "range_out_of_order", Severity.Error, 3)]
    [InlineData("takes_part_in.csv", 0, "share_percent", "100.01", "number_out_of_bounds", Severity.Error, 2)]
    [InlineData("takes_part_in.csv", 0, "share_percent", "-0.01", "number_out_of_bounds", Severity.Error, 2)]
    [InlineData("checked_scopes.csv", 0, "up_to", "2099-12-31", "date_in_future", Severity.Warning, 2)]
    [InlineData("member_of.csv", 1, "valid_from", "2005", "overlapping_memberships", Severity.Warning, 3)]
    public void A_changed_cell_gets_its_notice(string file, int index, string column, string value, string code, Severity severity, int row, string? at = null)
    {
        using var seed = Full();
        var result = seed.Set(file, index, column, value).Read();
        var notice = Assert.Single(result.Notices.Kept, notice => notice.Code == code && notice.Severity == severity);
        Assert.Equal((severity, file, row, at ?? column), (notice.Severity, notice.File, notice.Row, notice.Column));
        Assert.Equal(result.Notices.HasErrors, result.Dataset is null);
        if (severity == Severity.Error) Assert.Null(result.Dataset);
    }

    [Theory]
    [InlineData("amounts.csv", 2, "base_year", "2021-01", "Write '2021'.")]
    [InlineData("amounts.csv", 2, "base_year", "2021~", "Write '2021'.")]
    [InlineData("amounts.csv", 2, "base_year", "../2021", "Write one, such as 2021.")]
    [InlineData("amounts.csv", 2, "base_year", "2020/2021", "Write one, such as 2021.")]
    [InlineData("agreements.csv", 0, "unverified_fields", "title_zh, signed_on", "Write ';' between the columns of a cell.")]
    [InlineData("agreements.csv", 0, "unverified_fields", "signed", "The nearest known one is 'signed_on'.")]
    public void The_advice_of_a_notice_fits_the_cell(string file, int index, string column, string value, string advice)
    {
        using var seed = Full();
        Assert.EndsWith(advice, Assert.Single(seed.Set(file, index, column, value).Read().Notices.Kept).Message, StringComparison.Ordinal);
    }

    // The other side of each bound.
    [Theory]
    [InlineData("agreements.csv", 0, "title_en", "A treaty\tof\nlines")]
    [InlineData("agreements.csv", 0, "title_en", "نامه\u200Cها")]
    [InlineData("agreements.csv", 0, "title_en", "👩\u200D🌾 and \u200Fעברית")]
    [InlineData("agreements.csv", 0, "title_en", "Traité de coopération, São Tomé, Âge d’or, SÃO, 1 £")]
    [InlineData("agreements.csv", 0, "title_en", "-")]
    [InlineData("agreements.csv", 0, "title_en", "#1 of the list")]
    [InlineData("claims.csv", 1, "note", "-3.5")]
    [InlineData("agreements.csv", 0, "terminated_on", "2199")]
    [InlineData("agreements.csv", 0, "signed_on", "1000")]
    [InlineData("agreements.csv", 0, "status_as_of", "2026")]
    [InlineData("countries.csv", 1, "m49", "004")]
    [InlineData("countries.csv", 1, "currency", "KZT,USD")]
    [InlineData("amounts.csv", 0, "value", "0")]
    [InlineData("amounts.csv", 0, "value", "999999999999999000")]
    [InlineData("amounts.csv", 0, "value", "0.00000000000000000001")]
    [InlineData("amounts.csv", 0, "value", "123456789012345.5")]
    [InlineData("amounts.csv", 1, "value_max", "200")]
    [InlineData("takes_part_in.csv", 0, "share_percent", "100")]
    [InlineData("takes_part_in.csv", 0, "share_percent", "0")]
    [InlineData("checked_scopes.csv", 0, "up_to", "2026-11-26")]
    [InlineData("member_of.csv", 1, "valid_from", "2006")]
    public void The_largest_that_passes_gets_no_notice(string file, int index, string column, string value)
    {
        using var seed = Full();
        // A claim says another day, and this is about neither.
        if (column == "signed_on") seed.Set("claims.csv", 1, "rank", "NORMAL");
        Assert.Empty(seed.Set(file, index, column, value).Read(Today).Notices.Kept.Select(notice => notice.ToLine()));
    }

    [Fact]
    public void A_date_that_may_be_in_order_by_its_precision_passes()
    {
        using var seed = new SeedCopy();
        Assert.Empty(seed.Set("agreements.csv", 0, "in_force_on", "1992").Read().Notices.Kept);
    }

    // The smallest seed with a row of every file that the rows above change.
    private static SeedCopy Full() =>
        new SeedCopy()
            .Add("projects.csv", ("id", "project:dam"), ("name_en", "Dam"), ("unverified", "true"))
            .Add("organizations.csv", ("id", "organization:bank"), ("name_en", "Bank"), ("kind", "FUND"), ("unverified", "true"))
            .Add("country_groups.csv", ("id", "group:five"), ("name_en", "Five"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"))
            .Add("takes_part_in.csv", ("from", "organization:bank"), ("to", "project:dam"), ("role", "SHAREHOLDER"), ("share_percent", "50"))
            .Add("amounts.csv", ("id", "amount:1"), ("kind", "LOAN"), ("value", "100"), ("currency", "USD"), ("price_basis", "NOMINAL"), ("comparison", "EQUAL"), ("unverified", "true"), ("amount_of", "project:dam"))
            .Add("amounts.csv", ("id", "amount:2"), ("kind", "LOAN"), ("value", "200"), ("value_max", "300"), ("currency", "USD"), ("price_basis", "NOMINAL"), ("comparison", "RANGE"), ("unverified", "true"), ("amount_of", "project:dam"))
            .Add("amounts.csv", ("id", "amount:3"), ("kind", "DISBURSEMENT"), ("value", "200"), ("currency", "USD"), ("price_basis", "CONSTANT"), ("base_year", "2017"), ("comparison", "LESS_THAN"), ("unverified", "true"), ("amount_of", "project:dam"))
            .Add("checked_scopes.csv", ("id", "check:1"), ("agreement_type", "DOUBLE_TAXATION_AGREEMENT"), ("up_to", "2020"), ("cites", "source:un"), ("counterpart", "country:CHN"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:five"), ("valid_from", "1993"), ("valid_to", "2005"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:five"), ("valid_from", "2007"));
}
