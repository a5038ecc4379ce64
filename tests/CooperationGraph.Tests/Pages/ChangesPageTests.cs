using System.Net;
using CooperationGraph.Datasets;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.Tests.Pages;

/// <summary>What is new and what has changed, of a server whose data change.</summary>
public sealed class ChangesPageTests
{
    [Fact]
    public async Task What_differs_from_the_revision_before_stands_with_both_values()
    {
        var former = Dataset(seed => seed);
        var current = new CurrentStore(new MemoryGraphStore(former));
        await using var server = await TestServer.StartAsync(current);
        Assert.Contains("This server knows no revision but the one that it answers from", await server.Http.GetStringAsync("/changes"));

        current.Switch(new MemoryGraphStore(Dataset(seed => seed.Set("agreements.csv", 0, "title_en", "Another title").Add("sources.csv", ("id", "source:who"), ("kind", "NEWS"), ("title", "Who says so")))));
        foreach (var address in new[] { "/changes", "/changes?from=" + former.Revision })
        {
            var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync(address));
            Assert.Contains("2 rows differ", page);
            Assert.Contains($"<code>{former.Revision}</code>", page);
            Assert.Contains("<a href=\"/agreements/bit\"><bdi>Another title</bdi></a>", page);
            Assert.Contains("title: <del><bdi>A treaty, with a comma</bdi></del> <ins><bdi>Another title</bdi></ins>", page);
            Assert.Contains("<a href=\"/sources/who\"><bdi>Who says so</bdi></a>", page);
        }
    }

    [Fact]
    public async Task A_link_to_a_revision_beyond_those_offered_is_told_by_its_own_name()
    {
        var datasets = Enumerable.Range(0, 12).Select(i => Dataset(seed => seed.Set("agreements.csv", 0, "title_en", $"Title {i}"))).ToDictionary(dataset => dataset.Revision, dataset => new Func<GraphDataset>(() => dataset));
        // Of equal times they stand by name.
        var (first, last) = (datasets.Keys.Min(StringComparer.Ordinal)!, datasets.Keys.Max(StringComparer.Ordinal)!);
        await using var server = new TestServer(new CurrentStore(new MemoryGraphStore(datasets[first]())), adjust: builder => builder.Services.AddSingleton<IRevisions>(new MemoryRevisions(datasets, bound: 2)));
        await server.InitializeAsync();
        var page = await server.Http.GetStringAsync("/changes?from=" + last);
        Assert.Contains($"One row differs from revision <code>{last}</code>", page);
        Assert.DoesNotContain($"<a href=\"/changes?from={last}\"", page);
    }

    [Theory]
    [InlineData("/changes?from=0123456789abcdef", "0123456789abcdef")]
    [InlineData("/changes?from=yesterday", "yesterday")]
    public async Task A_revision_that_is_not_known_is_told(string address, string told)
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(Dataset(seed => seed))));
        var response = await server.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    private static GraphDataset Dataset(Func<SeedCopy, SeedCopy> change)
    {
        using var seed = new SeedCopy();
        return change(seed).Read().Dataset!;
    }
}
