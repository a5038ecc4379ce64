using System.Globalization;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>Sums of money in the order of their values: of one currency and one price basis, or refused.</summary>
public sealed class AmountListTests
{
    private static readonly List<Dictionary<string, string>> Amounts = SeedCsv.Rows("amounts.csv");

    [Theory]
    [InlineData("VALUE_DESC", -1)]
    [InlineData("VALUE_ASC", 1)]
    public async Task The_sums_that_a_country_received_come_by_value_with_what_they_are_sums_of(string order, int sign)
    {
        var received = SeedCsv.Rows("financings.csv").Where(row => row["received_by"] == "country:TJK").Select(row => row["id"]).ToHashSet();
        var expected = Amounts.Where(row => received.Contains(row["amount_of"]) && row["currency"] == "USD" && row["price_basis"] == "NOMINAL")
            .OrderBy(row => sign * ValueOf(row)).ThenBy(row => row["id"], StringComparer.Ordinal).Select(row => (row["id"], row["amount_of"], ValueOf(row))).ToList();
        Assert.True(expected.Count > 5);
        var nodes = (await ApiClient.OverSeed.DataAsync(
            $"{{ amounts(first: 200, orderBy: {order}, filter: {{ currencies: [\"USD\"], priceBases: [NOMINAL], financings: {{ receivedBy: {{ codes: [\"TJK\"] }} }} }}) {{ totalCount nodes {{ id min of {{ id }} }} }} }}")).List("amounts", "nodes");
        Assert.Equal(expected, nodes.Select(node => (node.Text("id")!, node.Text("of", "id")!, node.At("min").ValueKind == System.Text.Json.JsonValueKind.String ? decimal.Parse(node.Text("min")!, CultureInfo.InvariantCulture) : node.At("min").GetDecimal())));
    }

    [Theory]
    [InlineData("{ projects: { status: [OPERATING] } }", "projects.csv", "OPERATING")]
    [InlineData("{ financings: { status: [COMMITMENT] } }", "financings.csv", "COMMITMENT")]
    public async Task Sums_are_found_by_what_they_are_sums_of(string filter, string file, string status)
    {
        var owners = SeedCsv.Rows(file).Where(row => row["status"] == status).Select(row => row["id"]).ToHashSet();
        var expected = Amounts.Where(row => owners.Contains(row["amount_of"])).Select(row => row["id"]).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        var page = (await ApiClient.OverSeed.DataAsync($"{{ amounts(first: 200, filter: {filter}) {{ totalCount nodes {{ id }} }} }}")).At("amounts");
        Assert.Equal(expected.Count, page.At("totalCount").GetInt32());
        Assert.Equal(expected.Take(200), page.List("nodes").Texts("id"));
    }

    [Theory]
    [InlineData("{ currencies: [\"USD\"] }")]
    [InlineData("{ priceBases: [NOMINAL] }")]
    [InlineData("{ currencies: [\"USD\", \"CNY\"], priceBases: [NOMINAL] }")]
    [InlineData("{ currencies: [\"USD\"], priceBases: [NOMINAL, CONSTANT] }")]
    [InlineData("{ currencies: [\"USD\"], priceBases: [CONSTANT] }")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Sums_that_cannot_be_compared_are_not_put_in_order(string filter)
    {
        Assert.Equal("ORDER_INVALID", (await ApiClient.OverSeed.ErrorAsync($"{{ amounts(orderBy: VALUE_DESC, filter: {filter}) {{ totalCount }} }}")).Code);
        await ApiClient.OverSeed.DataAsync($"{{ amounts(filter: {filter}) {{ totalCount }} }}");
    }

    [Fact]
    public async Task Sums_in_constant_prices_are_put_in_order_within_one_base_year()
    {
        const string Filter = "currencies: [\"USD\"], priceBases: [CONSTANT]";
        var page = (await ApiClient.OverSeed.DataAsync($"{{ amounts(orderBy: VALUE_DESC, first: 5, filter: {{ {Filter}, baseYear: 2021 }}) {{ totalCount nodes {{ min baseYear }} }} }}")).At("amounts");
        var expected = Amounts.Where(row => row["currency"] == "USD" && row["price_basis"] == "CONSTANT" && row["base_year"] == "2021").Select(ValueOf).OrderDescending().ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, page.At("totalCount").GetInt32());
        Assert.Equal(expected.Take(5), page.List("nodes").Select(node => decimal.Parse(node.Text("min")!, CultureInfo.InvariantCulture)));
        Assert.Equal("NUMBER_OUT_OF_RANGE", (await ApiClient.OverSeed.ErrorAsync($"{{ amounts(filter: {{ {Filter}, baseYear: 0 }}) {{ totalCount }} }}")).Code);
    }

    private static decimal ValueOf(Dictionary<string, string> row) => decimal.Parse(row["value"], CultureInfo.InvariantCulture);
}
