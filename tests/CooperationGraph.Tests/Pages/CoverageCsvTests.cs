using System.Net;
using System.Text;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Sylvan.Data.Csv;

namespace CooperationGraph.Tests.Pages;

public sealed class CoverageCsvTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_matrix_as_CSV_has_citations_and_the_revision_in_each_row()
    {
        var response = await server.Http.GetAsync("/coverage.csv?asOf=2023-05-11");
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal($"coverage-2023-05-11-{RealSeed.Dataset.Revision}.csv", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var rows = await RowsAsync(server.Http, "?asOf=2023-05-11");
        Assert.Equal(15, rows.DistinctBy(row => (row["country"], row["type"])).Count());
        Assert.All(rows, row => Assert.Equal((RealSeed.Dataset.Revision, true), (row["revision"], row["source"].Length > 0)));
    }

    [Fact]
    public async Task Excel_knows_it_as_UTF_8()
    {
        var bytes = await server.Http.GetByteArrayAsync("/coverage.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("country,", Encoding.UTF8.GetString(bytes.AsSpan(3)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?asOf=2023-05-11")]
    [InlineData("?group=group:asean&asOf=2020-01-01")]
    [InlineData("?asOf=1990-01-01")]
    public async Task No_row_stands_twice(string choice)
    {
        var rows = await RowsAsync(server.Http, choice);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, rows.DistinctBy(row => string.Join('\0', row.Values)).Count());
    }

    [Fact]
    public async Task Each_row_says_which_field_its_source_supports_and_what_the_agreement_is_between_the_two()
    {
        var rows = (await RowsAsync(server.Http, "?asOf=2023-05-11")).Where(row => row["agreement"].Length > 0).ToList();
        Assert.Contains(rows, row => (row["agreement"], row["state"], row["agreement_state"]) == ("agreement:bit-cn-uz-1992", "IN_FORCE", "ENDED"));
        var columns = Agreement.Label.Properties.Select(property => property.Name).ToHashSet();
        Assert.All(rows, row => Assert.True(row["source"].Length == 0 ? row["field"].Length == 0 : row["field"] == "*" || columns.Contains(row["field"]), row["field"]));
        Assert.Contains(rows, row => row["field"] == "*");
        // The treaty's own text, and the ministry that says "signed", are no sources of its entry into force and of its end.
        Assert.All(rows.Where(row => row["agreement"] == "agreement:bit-cn-uz-1992" && row["source"] == "source:mofcom-2023-05-11"), row => Assert.Contains("in_force_on terminated_on", row["except_fields"], StringComparison.Ordinal));
        Assert.All(rows.Where(row => row["except_fields"].Length > 0), row => Assert.True(row["field"] == "*" && row["except_fields"].Split(' ').All(columns.Contains), row["except_fields"]));
        Assert.Contains(rows, row => row["except_fields"].Length > 0);
        Assert.Contains(rows, row => columns.Contains(row["field"]));
    }

    [Fact]
    public async Task Who_stands_against_a_cell_is_told_with_what_and_of_which_row()
    {
        using var seed = new SeedCopy()
            .Add("claims.csv", ("id", "claim:3"), ("field", "in_force_on"), ("value", "1999-01-01"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"))
            .Add("claims.csv", ("id", "claim:4"), ("field", "PARTY_TO"), ("value", "agreement:bit"), ("stance", "DENIES"), ("rank", "NORMAL"), ("about", "country:KAZ"), ("cites", "source:un"));
        await using var other = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var rows = await RowsAsync(other.Http, "?country=KAZ&type=investment-protection-agreement&asOf=2001-01-01");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal("source:un says in_force_on 1999-01-01 of agreement:bit; source:un denies PARTY_TO agreement:bit of country:KAZ", row["disputed_by"]));
    }

    [Fact]
    public async Task The_agreement_has_its_state_between_the_two()
    {
        using var seed = new SeedCopy().Set("party_to.csv", 1, "in_force_on", "2000-01-01");
        await using var other = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        foreach (var (day, state) in new[] { ("1996-01-01", "SIGNED"), ("2001-01-01", "IN_FORCE") })
        {
            var rows = await RowsAsync(other.Http, $"?country=KAZ&type=investment-protection-agreement&asOf={day}");
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal((state, state), (row["state"], row["agreement_state"])));
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+1|cmd")]
    [InlineData("@SUM(1)")]
    [InlineData("=1+1,\"q\"")]
    [InlineData("＝1+1")]
    public async Task What_a_spreadsheet_would_run_is_disarmed(string title)
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "title_en", title).Set("claims.csv", 0, "locator", title).Set("sources.csv", 0, "publisher", title);
        seed.Add("country_groups.csv", ("id", "group:central-asia-5"), ("kind", "COUNTRY_GROUP"), ("name_en", "Central Asia"), ("unverified", "true")).Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:central-asia-5"), ("unverified", "true"));
        var read = seed.Read();
        Assert.True(read.Dataset is not null, string.Join('\n', read.Notices.Kept.Select(notice => notice.ToLine())));
        await using var hostile = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(read.Dataset)));
        var rows = (await RowsAsync(hostile.Http, "?asOf=2000-01-01&type=INVESTMENT_PROTECTION_AGREEMENT")).Where(row => row["agreement"] == "agreement:bit").ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(("'" + title, "'" + title), (row["agreement_title"], row["publisher"])));
        Assert.All(rows.SelectMany(row => row.Values), cell => Assert.False(cell is ['=' or '+' or '-' or '@' or '＝', ..], cell));
    }

    [Theory]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("1-2", "1-2")]
    [InlineData("–", "–")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Only_what_begins_so_is_changed(string? text, string? expected) => Assert.Equal(expected, SpreadsheetText.Disarm(text));

    [Fact]
    public async Task The_documentation_describes_every_column()
    {
        var page = await server.Http.GetStringAsync("/docs/downloads");
        var names = (await RowsAsync(server.Http, "")).First().Keys;
        Assert.All(names, name => Assert.Contains($"id=\"csv-{name}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_chosen_may_be_named_with_or_without_its_prefix_and_in_any_case()
    {
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/coverage.csv?group=asean")).StatusCode);
        Assert.Equal(await server.Http.GetStringAsync("/coverage.csv?group=group:asean"), await server.Http.GetStringAsync("/coverage.csv?group=asean"));
        Assert.Equal(
            await server.Http.GetStringAsync("/coverage.csv?with=KAZ&type=BELT_AND_ROAD_DOCUMENT"), await server.Http.GetStringAsync("/coverage.csv?with=country:kaz&type=belt and road-document"));
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(HttpClient http, string choice)
    {
        // Reading a text takes the mark away.
        using var csv = CsvDataReader.Create(new StringReader(await http.GetStringAsync("/coverage.csv" + choice)));
        var rows = new List<Dictionary<string, string>>();
        while (await csv.ReadAsync()) rows.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString));
        return rows;
    }
}
