using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Tests.Pages;

public sealed class WordsTests
{
    [Theory]
    [InlineData("2023-05-11", "11 May 2023")]
    [InlineData("2023-05", "May 2023")]
    [InlineData("2023", "2023")]
    [InlineData("2015~", "about 2015")]
    [InlineData("2015-05?", "perhaps May 2015")]
    [InlineData("2015%", "perhaps about 2015")]
    [InlineData("2015/2020-05-11~", "between 2015 and about 11 May 2020")]
    [InlineData("2015/..", "2015 or later")]
    [InlineData("../2015-05", "May 2015 or earlier")]
    [InlineData("199X", "the 1990s")]
    [InlineData("199X~", "about the 1990s")]
    [InlineData("19XX", "between 1900 and 1999")]
    [InlineData("2015/2010", "2015/2010")]
    [InlineData("X", "X")]
    [InlineData("", "")]
    public void A_date_is_said_as_precisely_as_it_stands(string date, string expected) => Assert.Equal(expected, Words.OfDate(date));

    [Theory]
    [InlineData("2023-05-11", "2023")]
    [InlineData("2015~", "2015")]
    [InlineData("1992-05/1992-08", "1992")]
    [InlineData("1992/1994-05-11", "1992–1994")]
    [InlineData("199X", "1990–1999")]
    [InlineData("../2015-05", "≤ 2015")]
    [InlineData("2015-05/..", "≥ 2015")]
    [InlineData("9999-12-31", "9999")]
    [InlineData("0001", "0001")]
    public void Where_there_is_room_for_a_year_a_date_is_said_by_its_years(string date, string expected) => Assert.Equal(expected, DateWords.YearsOf(date));

    [Theory]
    [InlineData("2013-01-01", "2013-12-31", "2013")]
    [InlineData("2013-01-01", "2014-12-31", "2013 to 2014")]
    [InlineData("../2013-01-01", "2014-12-31", "1 January 2013 or earlier to 31 December 2014")]
    [InlineData("2013-01-01", "2014-06/2014-12-31", "1 January 2013 to between June 2014 and 31 December 2014")]
    [InlineData(null, "2014-06-30", "until 30 June 2014")]
    public void A_period_is_said_by_years_only_where_both_of_its_days_are_known(string? from, string to, string expected) =>
        Assert.Equal(expected, Words.OfPeriod(JsonSerializer.SerializeToElement(new { from, to })));

    [Theory]
    [InlineData("in_force_on 1994-08-13", "entry into force 13 August 1994")]
    [InlineData("recorded IN_FORCE as of 2020-01", "recorded in force as of January 2020")]
    [InlineData("signed_on 1992/1994", "signature between 1992 and 1994")]
    [InlineData("terminated_on not recorded", "termination not recorded")]
    [InlineData("no date recorded", "no date recorded")]
    public void A_reason_of_a_status_is_said_without_names_of_columns(string reason, string expected) => Assert.Equal(expected, Words.OfValue("because", reason));

    [Theory]
    [InlineData(AgreementType.InvestmentProtectionAgreement, "investment treaties (BITs)")]
    [InlineData(AgreementType.BeltAndRoadDocument, "Belt and Road documents")]
    [InlineData(AgreementType.Memorandum, "memoranda")]
    [InlineData(AgreementType.MidToLongTermPlan, "mid- to long-term plans")]
    public void Several_of_a_type_are_named_so(AgreementType type, string expected) => Assert.Equal(expected, Words.Several(type.Word()));

    [Theory]
    [InlineData("USD_constant_2021", "USD, constant prices of 2021")]
    [InlineData("bcm", "billion cubic metres")]
    [InlineData("documents", "documents")]
    public void A_unit_is_said_in_words(string unit, string expected) => Assert.Equal(expected, Measured.NameOf(unit));

    [Fact]
    public void No_word_of_a_closed_list_is_shouted()
    {
        foreach (var word in GraphModel.Labels.SelectMany(label => label.Properties).Where(property => property.Kind == PropertyKind.Enumerated).SelectMany(property => property.Values))
        {
            var said = Words.OfWord(word);
            Assert.DoesNotContain('_', said);
            Assert.False(word.Length > 3 && said.Equals(word, StringComparison.Ordinal), word);
        }
    }

    [Theory]
    [InlineData("""{"min":4700000000,"max":4700000000,"currency":"USD","comparison":"EQUAL"}""", "US$4.7 billion")]
    [InlineData("""{"min":2300000000,"max":2300000000,"currency":"USD","comparison":"APPROXIMATELY"}""", "about US$2.3 billion")]
    [InlineData("""{"min":34480452.6149729,"max":34480452.6149729,"currency":"USD","comparison":"EQUAL"}""", "US$34.48 million")]
    [InlineData("""{"min":999999.4,"max":999999.4,"currency":"CNY","comparison":"MORE_THAN"}""", "more than CNY 999,999")]
    [InlineData("""{"min":1000000,"max":2500000,"currency":"EUR","comparison":"RANGE"}""", "€1 million to €2.5 million")]
    [InlineData("""{"min":4700000000000,"max":4700000000000,"currency":null,"comparison":"UP_TO"}""", "up to 4.7 trillion")]
    [InlineData("""{"min":0,"max":0,"currency":"USD","comparison":"EQUAL"}""", "US$0")]
    public void A_sum_is_said_in_millions_with_its_currency_and_comparison(string amount, string expected) => Assert.Equal(expected, Money.Of(JsonElement.Parse(amount)));

    [Theory]
    [InlineData("2016-05-01", "on", "on 1 May 2016")]
    [InlineData("2016-05", "in", "in May 2016")]
    [InlineData("2016", "in", "in 2016")]
    [InlineData("2016~", "", "about 2016")]
    [InlineData("2015/2016", "", "between 2015 and 2016")]
    public void Something_is_on_a_day_but_in_a_month_or_a_year(string date, string before, string whole)
    {
        using var value = System.Text.Json.JsonDocument.Parse($"\"{date}\"");
        Assert.Equal((before, whole), (Words.BeforeOf("startsOn", value.RootElement), Words.Since("SIGNED", date)));
    }
}
