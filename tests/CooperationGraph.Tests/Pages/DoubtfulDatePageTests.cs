using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>Dates in doubt and intervals, said on pages and drawn.</summary>
public sealed class DoubtfulDatePageTests
{
    [Fact]
    public async Task A_date_in_doubt_is_said_in_words_and_an_open_one_takes_no_timeline_to_the_end_of_time()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "signed_on", "1992~").Set("agreements.csv", 0, "in_force_on", "1993/..").Set("claims.csv", 1, "value", "1992~");
        await using var app = ServerBuilder.Build(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)), "http://127.0.0.1:0");
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var page = await http.GetStringAsync("/agreements/bit");
        Assert.Contains("""<span title="1992~">about 1992</span>""", page, StringComparison.Ordinal);
        Assert.Contains("""<span title="1993/..">1993 or later</span>""", page, StringComparison.Ordinal);
        // HTML has no form for either.
        Assert.DoesNotContain("<time datetime=\"1992~", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<time datetime=\"1993/", page, StringComparison.Ordinal);
        var timeline = await http.GetStringAsync("/timeline.svg?country=KAZ&with=CHN&kind=agreements&asOf=2020-01-01");
        Assert.Contains("A timeline from 1991 to 2020 with 1 row", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_begin_on_one_day_stands_in_the_order_of_a_life_and_nothing_is_in_force_since_an_interval()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "signed_on", "1992~").Set("agreements.csv", 0, "in_force_on", "1992/1993").Set("claims.csv", 1, "value", "1992~");
        await using var app = ServerBuilder.Build(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)), "http://127.0.0.1:0");
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var page = await http.GetStringAsync("/agreements/bit");
        var (signed, inForce) = (page.IndexOf("<strong>Signed</strong>", StringComparison.Ordinal), page.IndexOf("<strong>In force</strong>", StringComparison.Ordinal));
        Assert.InRange(signed, 0, inForce);
        Assert.Contains("entered into force <span title=\"1992/1993\">between 1992 and 1993</span>", page, StringComparison.Ordinal);
    }
}
