using CooperationGraph.Claims;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Claims;

/// <summary>The treaty of the small seed was signed on 1992-08-10 and is in force since 1994; the claims of each test are added to it.</summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData("in_force_on", "1999-01-01", "ASSERTS", true)]
    [InlineData("in_force_on", "1994-05-03", "ASSERTS", false)]
    // Doubt is none of what it doubts, and says nothing of other years.
    [InlineData("in_force_on", "1994~", "ASSERTS", false)]
    [InlineData("in_force_on", "1993/1994", "ASSERTS", false)]
    [InlineData("in_force_on", "199X", "ASSERTS", false)]
    [InlineData("in_force_on", "1995~", "ASSERTS", true)]
    [InlineData("in_force_on", "1995/..", "ASSERTS", true)]
    [InlineData("in_force_on", "1994", "DENIES", true)]
    [InlineData("in_force_on", "", "DENIES", true)]
    [InlineData("in_force_on", "1993", "DENIES", false)]
    [InlineData("terminated_on", "", "DENIES", false)]
    [InlineData("terminated_on", "2011", "ASSERTS", false)]
    [InlineData("title_en", "A treaty, with a comma", "ASSERTS", false)]
    [InlineData("title_en", "Another treaty", "ASSERTS", true)]
    [InlineData("", "", "DENIES", true)]
    public async Task One_claim_alone_stands_against_the_row_where_both_cannot_be_true(string field, string value, string stance, bool expected)
    {
        using var seed = new SeedCopy().Add("claims.csv", ("id", "claim:3"), ("field", field), ("value", value), ("stance", stance), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"));
        var conflicts = (await ClaimsAsync(seed, "agreement:bit")).Conflicts;
        Assert.Equal(expected, conflicts.Count == 1);
        if (!expected) return;
        Assert.Equal(field.Length > 0 ? field : null, conflicts[0].Field);
        Assert.Contains("claim:3", conflicts[0].Claims.Select(claim => claim.Claim.Id));
        Assert.Equal(field switch { "in_force_on" => "1994", "title_en" => "A treaty, with a comma", _ => null }, conflicts[0].Kept);
        Assert.Equal(stance == "DENIES", conflicts[0].IsDenied);
    }

    [Theory]
    [InlineData("100", "100.0", false)]
    [InlineData("100", "100.01", true)]
    public async Task Numbers_are_compared_as_numbers(string first, string second, bool expected)
    {
        using var seed = new SeedCopy()
            .Add("projects.csv", ("id", "project:p"), ("name_en", "A project"), ("length_km", "100"))
            .Add("claims.csv", ("id", "claim:3"), ("field", "length_km"), ("value", first), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "project:p"), ("cites", "source:un"))
            .Add("claims.csv", ("id", "claim:4"), ("field", "length_km"), ("value", second), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "project:p"), ("cites", "source:un"));
        var claims = await ClaimsAsync(seed, "project:p");
        Assert.Equal(expected, claims.Conflicts.Count == 1);
        Assert.Equal(["claim:3"], claims.CitationsOf(Project.LengthKm).Select(claim => claim.Claim.Id));
    }

    [Theory]
    [InlineData("COVERS", "sector:oil", "source:other", true)]
    [InlineData("COVERS", "sector:oil", "source:un", false)]
    [InlineData("REPLACED_BY", "agreement:new", "source:other", true)]
    [InlineData("REPLACED_BY", "agreement:new", "source:un", false)]
    public async Task Who_supports_the_row_supports_its_relationships_unless_it_denies_them(string field, string other, string denying, bool supported)
    {
        using var seed = new SeedCopy()
            .Add("sources.csv", ("id", "source:other"), ("kind", "NEWS"), ("title", "The other"))
            .Add("agreements.csv", ("id", "agreement:new"), ("type", "MEMORANDUM"), ("title_en", "The new one"), ("unverified", "true"))
            .Set("agreements.csv", 0, "replaced_by", "agreement:new").Add("covers.csv", ("from", "agreement:bit"), ("to", "sector:oil"))
            .Add("claims.csv", ("id", "claim:3"), ("field", field), ("value", other), ("stance", "DENIES"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", denying));
        var conflict = Assert.Single((await ClaimsAsync(seed, "agreement:bit")).Conflicts);
        Assert.Equal((field, other), (conflict.Field, conflict.Kept));
        Assert.Equal(supported ? ["claim:1"] : [], conflict.Citations.Select(claim => claim.Claim.Id));
    }

    [Fact]
    public async Task A_finer_date_refines_a_coarser_one_and_two_days_of_one_month_contradict_each_other()
    {
        using var seed = new SeedCopy()
            .Add("claims.csv", ("id", "claim:3"), ("field", "in_force_on"), ("value", "1994-08"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"))
            .Add("claims.csv", ("id", "claim:4"), ("field", "in_force_on"), ("value", "1994-08-13"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"));
        Assert.Empty((await ClaimsAsync(seed, "agreement:bit")).Conflicts);
        seed.Add("claims.csv", ("id", "claim:5"), ("field", "in_force_on"), ("value", "1994-08-14"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"));
        Assert.Equal(3, Assert.Single((await ClaimsAsync(seed, "agreement:bit")).Conflicts).Claims.Count);
    }

    [Fact]
    public async Task A_coarser_date_does_not_state_the_finer_one_of_the_row()
    {
        using var seed = new SeedCopy()
            .Set("claims.csv", 1, "rank", "NORMAL").Set("claims.csv", 1, "value", "1992-08");
        var claims = await ClaimsAsync(seed, "agreement:bit");
        Assert.Empty(claims.Conflicts);
        Assert.Empty(claims.CitationsOf(Agreement.SignedOn));
        Assert.Equal(["signed_on"], claims.ExceptionsOf(claims.Citations[0]));
    }

    [Theory]
    [InlineData("agreement:bit", true)]
    [InlineData("agreement:other", false)]
    [InlineData("", true)]
    public async Task A_denial_stands_against_a_relationship_that_the_graph_has(string value, bool expected)
    {
        using var seed = new SeedCopy()
            .Add("agreements.csv", ("id", "agreement:other"), ("type", "MEMORANDUM"), ("title_en", "Another"), ("unverified", "true"))
            .Add("claims.csv", ("id", "claim:3"), ("field", "PARTY_TO"), ("value", value), ("stance", "DENIES"), ("rank", "NORMAL"), ("about", "country:KAZ"), ("cites", "source:un"));
        var conflicts = (await ClaimsAsync(seed, "country:KAZ")).Conflicts;
        Assert.Equal(expected, conflicts.Count == 1);
        if (expected) Assert.Equal(("PARTY_TO", true), (conflicts[0].Field, conflicts[0].IsDenied));
    }

    [Fact]
    public async Task Another_end_of_the_only_relationship_of_its_type_stands_against_the_row()
    {
        using var seed = new SeedCopy()
            .Add("organizations.csv", ("id", "organization:o"), ("name_en", "A bank"), ("kind", "POLICY_BANK"), ("based_in", "country:CHN"))
            .Add("claims.csv", ("id", "claim:3"), ("field", "BASED_IN"), ("value", "country:KAZ"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "organization:o"), ("cites", "source:un"));
        var conflict = Assert.Single((await ClaimsAsync(seed, "organization:o")).Conflicts);
        Assert.Equal(("BASED_IN", "country:CHN", false), (conflict.Field, conflict.Kept, conflict.IsDenied));
        seed.Set("organizations.csv", 0, "based_in", "country:KAZ");
        var claims = await ClaimsAsync(seed, "organization:o");
        Assert.Empty(claims.Conflicts);
        Assert.Equal("claim:3", Assert.Single(claims.Citations).Claim.Id);
    }

    private static async Task<ClaimsOfNode> ClaimsAsync(SeedCopy seed, string id)
    {
        var store = new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset));
        var node = (await store.GetNodesAsync([id], CancellationToken.None))[0]!;
        return (await ClaimReader.GetAsync(store, [node], CancellationToken.None))[0];
    }
}
