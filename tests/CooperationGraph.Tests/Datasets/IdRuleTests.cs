using CooperationGraph.Datasets.Rules;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Ids among each other, and what refers to them.</summary>
public sealed class IdRuleTests
{
    [Fact]
    public void An_id_used_twice_names_the_first_row()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "source:un"), ("kind", "NEWS"), ("title", "Another")).Read();
        var notice = Assert.Single(result.Notices.Kept, notice => notice.Code == "duplicate_key");
        Assert.Equal(3, notice.Row);
        Assert.Contains("Row 2", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_another_label_is_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "org:un"), ("kind", "NEWS"), ("title", "Another")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "invalid_id", File: "sources.csv", Row: 3, Value: "org:un" });
    }

    [Fact]
    public void Ids_that_differ_by_capitals_or_by_forms_of_letters_alone_are_refused()
    {
        using var seed = new SeedCopy();
        seed.Add("sources.csv", ("id", "source:UN"), ("kind", "NEWS"), ("title", "Capitals")).Add("sources.csv", ("id", "source:ｕｎ"), ("kind", "NEWS"), ("title", "Wide letters"));
        Assert.Equal([3, 4], seed.Read().Notices.Kept.Where(notice => notice.Code == "similar_id").Select(notice => notice.Row));
    }

    [Theory]
    [InlineData("source:u\u2011n", "source:u-n")]
    [InlineData("source:u\u2013n", "source:u-n")]
    [InlineData("source:u\u2212n", "source:U-N")]
    [InlineData("source:\u0430bc", "source:abc")]
    [InlineData("source:\u0421O", "source:co")]
    public void Ids_that_look_the_same_are_refused(string id, string other)
    {
        using var seed = new SeedCopy();
        seed.Add("sources.csv", ("id", other), ("kind", "NEWS"), ("title", "One")).Add("sources.csv", ("id", id), ("kind", "NEWS"), ("title", "Two"));
        Assert.Equal([4], seed.Read().Notices.Kept.Where(notice => notice.Code == "similar_id").Select(notice => notice.Row));
    }

    [Theory]
    [InlineData("source:u_n", "source:u-n")]
    [InlineData("source:\u0431", "source:6")]
    public void Ids_that_only_resemble_each_other_pass(string id, string other)
    {
        using var seed = new SeedCopy();
        seed.Add("sources.csv", ("id", other), ("kind", "NEWS"), ("title", "One")).Add("sources.csv", ("id", id), ("kind", "NEWS"), ("title", "Two"));
        Assert.DoesNotContain(seed.Read().Notices.Kept, notice => notice.Code == "similar_id");
    }

    [Fact]
    public void Ids_of_two_normal_forms_are_one_id()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "source:cafe\u0301"), ("kind", "NEWS"), ("title", "Two")).Add("sources.csv", ("id", "source:caf\u00E9"), ("kind", "NEWS"), ("title", "One")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "duplicate_key", Row: 4 });
    }

    [Fact]
    public void An_id_may_have_two_hundred_characters_and_no_more()
    {
        using var seed = new SeedCopy();
        seed.Add("sources.csv", ("id", "source:" + new string('x', InvalidIdRule.MaxLength - 7)), ("kind", "NEWS"), ("title", "Long"));
        Assert.DoesNotContain(seed.Read().Notices.Kept, notice => notice.Code == "invalid_id");
        seed.Add("sources.csv", ("id", "source:" + new string('y', InvalidIdRule.MaxLength - 6)), ("kind", "NEWS"), ("title", "Longer"));
        Assert.Contains(seed.Read().Notices.Kept, notice => notice is { Code: "invalid_id", File: "sources.csv", Row: 4, Column: "id" });
    }

    [Fact]
    public void A_broken_reference_names_the_nearest_id()
    {
        using var seed = new SeedCopy();
        var notice = Assert.Single(seed.Set("party_to.csv", 1, "from", "country:KAS").Read().Notices.Kept, notice => notice.Code == "broken_reference");
        Assert.Contains("'country:KAZ'", notice.Message, StringComparison.Ordinal);
    }
}
