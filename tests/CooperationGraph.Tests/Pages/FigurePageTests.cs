using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>A figure says on every page what the data say: about how much, from what to what, in which unit, of which day.</summary>
public sealed partial class FigurePageTests : IAsyncLifetime, IDisposable
{
    private readonly SeedCopy _seed = new();
    private readonly HttpClient _http = new();
    private Microsoft.AspNetCore.Builder.WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        _seed.Add("indicators.csv", ("id", "indicator:gas"), ("name_en", "Gas"), ("unit", "bcm"), ("measure", "FLOW"), ("unverified", "true"));
        Add("19", "2019", "43.4");
        Add("20", "2020", "0.4");
        Add("21", "2021", "12.6", ("comparison", "MORE_THAN"));
        Add("22", "2022", "10", ("comparison", "RANGE"), ("value_max", "15.5"));
        Add("22-other", "2022", "11", ("comparison", "RANGE"), ("value_max", "17"));
        Add("21-tonnes", "2021", "7000000", ("unit", "tonnes"));
        Add("22-tonnes", "2022", "8000000", ("unit", "tonnes"));
        _seed.Add("observations.csv", ("id", "observation:stock"), ("of", "indicator:gas"), ("reported_by", "country:CHN"), ("about", "country:KAZ"), ("period_to", "2022-12-31"), ("period_type", "AS_OF"), ("value", "9"), ("unit", "bcm"), ("comparison", "EQUAL"), ("unverified", "true"));
        _app = ServerBuilder.Build(new CurrentStore(new MemoryGraphStore(_seed.Read().Dataset!)), "http://127.0.0.1:0");
        await _app.StartAsync();
        _http.BaseAddress = new(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        _http.Dispose();
        _seed.Dispose();
    }

    [Theory]
    [InlineData("/observations", "10 billion cubic metres to 15.5 billion cubic metres")]
    [InlineData("/observations", "more than 12.6 billion cubic metres")]
    [InlineData("/indicators/gas", "2019 China with Kazakhstan 43.4 billion cubic metres")]
    [InlineData("/indicators/gas", "2020: 0.4 billion cubic metres")]
    [InlineData("/indicators/gas", "2021: more than 12.6 billion cubic metres")]
    [InlineData("/indicators/gas", "China with Kazakhstan, in tonnes 2021: 7 million tonnes")]
    [InlineData("/indicators/gas", " 8 observations.")]
    [InlineData("/indicators/gas", " 31 December 2022 China with Kazakhstan 9 billion cubic metres no source")]
    [InlineData("/countries/KAZ", "Gas , China with Kazakhstan 2022 10 billion cubic metres to 15.5 billion cubic metres or 11 billion cubic metres to 17 billion cubic metres")]
    [InlineData("/countries/KAZ", "2021 more than 12.6 billion cubic metres")]
    [InlineData("/observations/22", "higher value 17")]
    [InlineData("/observations/22", "period 2022 (year)")]
    [InlineData("/observations/stock", "period as of 31 December 2022")]
    public async Task Every_page_says_it_with_its_unit_and_its_doubt(string path, string expected)
    {
        var page = await _http.GetStringAsync(path);
        var text = White().Replace(WebUtility.HtmlDecode(Tag().Replace(page, " ")), " ");
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_as_of_a_day_is_not_one_until_it() => Assert.DoesNotContain("until 31 December 2022", WebUtility.HtmlDecode(Tag().Replace(await _http.GetStringAsync("/countries/KAZ"), "")), StringComparison.Ordinal);

    private void Add(string id, string year, string value, params (string Column, string Value)[] others)
    {
        (string, string)[] cells = [("id", "observation:" + id), ("of", "indicator:gas"), ("reported_by", "country:CHN"), ("about", "country:KAZ"), ("period_from", year + "-01-01"), ("period_to", year + "-12-31"), ("period_type", "YEAR"), ("value", value), ("unverified", "true")];
        (string Column, string Value)[] usual = [("unit", "bcm"), ("comparison", "EQUAL")];
        _seed.Add("observations.csv", [.. cells, .. usual.Where(cell => others.All(other => other.Column != cell.Column)), .. others]);
    }

    [GeneratedRegex("<(style|script).*?</(style|script)>|<[^>]+>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex White();
}
