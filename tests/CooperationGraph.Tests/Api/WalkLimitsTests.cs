using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>How many nodes a walk may be asked about: so many are answered, one more is refused, and one named twice counts once.</summary>
public sealed class WalkLimitsTests
{
    private const string Ids = "$ids";
    private static readonly List<string> Countries = [.. SeedGraph.Nodes(Country.Label).Select(node => node.Id)];

    [Theory]
    [InlineData("of", 20, "neighborhood(of: $ids, relationships: [HELD_IN], limit: 1)")]
    [InlineData("avoid", 20, "neighborhood(of: \"organization:cdb\", avoid: $ids, limit: 1)")]
    [InlineData("from", 20, "paths(from: $ids, to: \"group:sco\", maxLength: 1)")]
    [InlineData("to", 20, "paths(from: \"group:sco\", to: $ids, maxLength: 1)")]
    [InlineData("via", 3, "paths(from: \"group:sco\", to: \"organization:cdb\", via: $ids, maxLength: 1)")]
    [InlineData("avoid", 20, "paths(from: \"group:sco\", to: \"organization:cdb\", avoid: $ids, maxLength: 1)")]
    public async Task So_many_different_nodes_are_answered_and_one_more_is_refused(string argument, int most, string field)
    {
        await ApiClient.OverSeed.DataAsync(Asked(field, Countries.Take(most).Append(Countries[0]).Select(Quoted)));
        var (code, message) = await ApiClient.OverSeed.ErrorAsync(Asked(field, Countries.Take(most + 1).Select(Quoted)));
        Assert.Equal("TOO_MANY_IDS", code);
        Assert.StartsWith($"'{argument}' holds {most + 1}; at most {most} are allowed.", message);
    }

    [Fact]
    public async Task Two_hundred_ids_are_looked_up_and_one_more_is_refused()
    {
        var ids = Countries.Take(201).Select(Quoted).ToList();
        Assert.Equal(201, ids.Count);
        await ApiClient.OverSeed.DataAsync(Asked("nodes(ids: $ids)", ids.Take(200)));
        Assert.Equal(("TOO_MANY_IDS", "'ids' holds 201; at most 200 are allowed. Leave some out, or ask in several requests."), await ApiClient.OverSeed.ErrorAsync(Asked("nodes(ids: $ids)", ids)));
    }

    [Fact]
    public async Task Two_hundred_branches_are_walked_and_one_more_is_refused()
    {
        var branches = Countries.Take(201).Select(id => $"{{ node: {Quoted(id)}, relationship: HELD_IN, direction: INCOMING }}").ToList();
        Assert.Equal(201, branches.Count);
        await ApiClient.OverSeed.DataAsync(Asked("neighborhood(expand: $ids)", branches.Take(200)));
        Assert.Equal(("TOO_MANY_IDS", "'expand' holds 201; at most 200 are allowed. Leave some out, or ask in several requests."), await ApiClient.OverSeed.ErrorAsync(Asked("neighborhood(expand: $ids)", branches)));
    }

    private static string Quoted(string id) => $"\"{id}\"";

    private static string Asked(string field, IEnumerable<string> items) => $"{{ {field.Replace(Ids, $"[{string.Join(", ", items)}]")} {{ __typename }} }}";
}
