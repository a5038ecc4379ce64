using System.Net;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

/// <summary><c>serve --watch</c>, as a process over a folder that changes.</summary>
public sealed class SeedWatchTests
{
    [Fact]
    public async Task A_valid_change_is_served_and_one_with_errors_is_told_of_while_the_old_revision_goes_on()
    {
        using var seed = new SeedCopy();
        seed.Write();
        await using var server = new ServerProcess("http", seed.Folder, ["--watch"]);
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        Assert.Contains("A treaty, with a comma", await AnswerAsync(http), StringComparison.Ordinal);

        seed.Set("agreements.csv", 0, "title_en", "Another title").Write();
        await Poll.UntilAsync(async () => (await AnswerAsync(http)).Contains("Another title", StringComparison.Ordinal), "the change is served");

        seed.Set("agreements.csv", 0, "signed_on", "1992-13-10").Write();
        await Poll.UntilAsync(async () => (await HealthAsync(http)).StartsWith("Degraded", StringComparison.Ordinal), "the error is told");
        Assert.Contains("invalid_date", await HealthAsync(http), StringComparison.Ordinal);
        Assert.Contains("Another title", await AnswerAsync(http), StringComparison.Ordinal);
        await Poll.UntilAsync(() => server.Log.Any(line => line.Contains("invalid_date", StringComparison.Ordinal)), "the log tells it too");

        seed.Set("agreements.csv", 0, "signed_on", "1992-08-10").Write();
        await Poll.UntilAsync(async () => (await HealthAsync(http)).StartsWith("Healthy", StringComparison.Ordinal), "all is well again");
        Assert.Single(server.Log, line => line.Contains("invalid_date", StringComparison.Ordinal));
    }

    private static async Task<string> AnswerAsync(HttpClient http) =>
        WebUtility.UrlDecode(await http.GetStringAsync(new Uri("graphql?query={agreements{nodes{title}}}", UriKind.Relative)));

    private static async Task<string> HealthAsync(HttpClient http) => await (await http.GetAsync(new Uri("health", UriKind.Relative))).Content.ReadAsStringAsync();
}
