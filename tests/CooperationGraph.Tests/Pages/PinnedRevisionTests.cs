using System.Net;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>A file, or an answer, of the revision that its address names, or none.</summary>
public sealed class PinnedRevisionTests
{
    [Theory]
    [InlineData("/coverage.csv?country=Kasachien&asOf=2020-01-01&type=investment-protection-agreement")]
    [InlineData("/coverage.json?country=KAZ&asOf=2020-01-01&type=investment-protection-agreement")]
    [InlineData("/map.csv?asOf=2020-01-01&type=investment-protection-agreement")]
    [InlineData("/timeline.json?country=KAZ&asOf=2020-01-01")]
    [InlineData("/explore.svg?id=agreement:bit&asOf=2020-01-01")]
    [InlineData("/graphql?query={dataset{revision}countries(filter:{text:\"Kasachien\"}){nodes{id}}agreement(id:\"agreement:bit\"){title}}")]
    public async Task What_names_a_revision_stays_of_it_and_never_becomes_another(string path)
    {
        using var seed = new SeedCopy();
        var former = seed.Add("aliases.csv", ("id", "alias:k"), ("text", "Kasachien"), ("dataset", "x"), ("kind", "COUNTRY"), ("alias_of", "country:KAZ")).Read().Dataset!;
        var later = seed.Set("countries.csv", 1, "name_en", "Another land").Set("aliases.csv", 0, "text", "Nowhere").Set("agreements.csv", 0, "title_en", "Another treaty").Read().Dataset!;
        var current = new CurrentStore(new MemoryGraphStore(former));
        await using var server = await TestServer.StartAsync(current);
        var pinned = $"{path}&revision={former.Revision}";
        var before = await server.Http.GetByteArrayAsync(pinned);
        current.Switch(new MemoryGraphStore(later));
        Assert.Equal(before, await server.Http.GetByteArrayAsync(pinned));
        var today = path.Replace("Kasachien", "KAZ", StringComparison.Ordinal);
        Assert.NotEqual(before, await server.Http.GetByteArrayAsync(today));
        var unknown = await server.Http.GetAsync($"{today}&revision=0123456789abcdef");
        Assert.Equal((HttpStatusCode.NotFound, path.StartsWith("/graphql", StringComparison.Ordinal) ? "application/json" : "text/plain"), (unknown.StatusCode, unknown.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"The current one is {later.Revision}", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_a_former_revision_is_kept_as_one_of_the_current_is()
    {
        using var seed = new SeedCopy();
        var former = seed.Read().Dataset!;
        var current = new CurrentStore(new MemoryGraphStore(former));
        await using var server = await TestServer.StartAsync(current);
        current.Switch(new MemoryGraphStore(seed.Set("agreements.csv", 0, "title_en", "Another treaty").Read().Dataset!));
        List<string> statuses = [];
        for (var i = 0; i < 2; i++)
        {
            var response = await server.Http.GetAsync($"/graphql?query={{agreement(id:\"agreement:bit\"){{title}}}}&revision={former.Revision}");
            Assert.Contains($"\"revision\":\"{former.Revision}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("immutable", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            statuses.Add(response.Headers.GetValues("Cache-Status").Single());
        }

        Assert.Equal(["CooperationGraph; fwd=miss; stored", "CooperationGraph; hit; detail=memory"], statuses);
    }
}
