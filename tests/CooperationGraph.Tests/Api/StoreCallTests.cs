using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>How often the store is asked for each of the nine questions: a number that no amount of data may change.</summary>
public sealed class StoreCallTests
{
    [Theory]
    [InlineData("seed-sentence", 12)]
    [InlineData("agreements-covering-a-country", 9)]
    [InlineData("one-agreement", 7)]
    [InlineData("where-sources-disagree", 5)]
    [InlineData("what-is-not-there", 11)]
    [InlineData("figures-of-the-statement", 13)]
    [InlineData("mechanisms-and-meetings", 10)]
    [InlineData("projects-by-sector", 18)]
    [InlineData("financing-of-a-country", 8)]
    public async Task A_question_costs_a_fixed_number_of_calls(string name, int calls)
    {
        // Nodes that nobody has asked about yet: claims that are known already would cost nothing.
        var store = new CountingGraphStore(new MemoryGraphStore(DatasetReader.Read(RealSeed.Folder).Dataset!));
        using var api = new ApiClient(store, new(2026, 11, 24));
        var query = ApiClient.Golden(name);
        await api.DataAsync(query);
        Assert.Equal(calls, store.Calls);
    }
}
