using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Many rows, right and wrong: notices stay few, and nothing takes more than its share of time or stack.</summary>
public sealed class LargeSeedTests
{
    [Fact]
    public void Ten_thousand_broken_rows_give_a_short_list_that_counts_them_all_and_hides_no_other_column()
    {
        using var seed = new SeedCopy();
        var result = seed.ReadAfter("covers.csv", text => text + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"agreement:{i},sector:energy\n")) + "agreement:bit,sector:enrgy\n");
        var kept = result.Notices.Kept.Where(notice => notice.Code == "broken_reference").ToList();
        Assert.Equal(10_001, result.Notices.Counts["broken_reference"]);
        Assert.Equal(NoticeList.KeptPerColumn + 2, kept.Count);
        Assert.Single(kept, notice => notice is { Row: 10_002, Column: "to" });
        Assert.Equal($"error broken_reference covers.csv:from: {10_000 - NoticeList.KeptPerColumn} more of these in this column are not listed.", Assert.Single(kept, notice => notice.Row is null).ToLine());
    }

    [Fact]
    public void A_message_that_nobody_reads_is_not_made()
    {
        // Each looks for a near name among all ids: 3,000 wrong claims took 117 s.
        var (notices, made) = (new NoticeList(), 0);
        for (var i = 0; i < 3_000; i++)
        {
            notices.Add("claim_value_does_not_parse", Severity.Error, "claims.csv", () =>
            {
                made++;
                return "No such row.";
            });
        }

        Assert.Equal((NoticeList.KeptPerColumn, 3_000), (made, notices.Counts["claim_value_does_not_parse"]));
    }

    [Fact]
    public void A_circle_of_a_hundred_thousand_sectors_is_found_and_told_in_a_line()
    {
        using var seed = new SeedCopy();
        const int Length = 100_000;
        var result = seed.ReadAfter("sectors.csv", text => text + string.Concat(Enumerable.Range(0, Length).Select(i => $"sector:s{i},TOPIC,s{i},S{i},,,,,,true,sector:s{(i + 1) % Length}\n")));
        var notice = Assert.Single(result.Notices.Kept, notice => notice.Code == "cycle");
        Assert.InRange(notice.Message.Length, 1, 500);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_sectors_is_read()
    {
        using var seed = new SeedCopy();
        const int Length = 100_000;
        var result = seed.ReadAfter("sectors.csv", text => text + string.Concat(Enumerable.Range(0, Length).Select(i => $"sector:s{i},TOPIC,s{i},S{i},,,,,,true,{(i + 1 < Length ? $"sector:s{i + 1}" : "")}\n")));
        Assert.NotNull(result.Dataset);
    }
}
