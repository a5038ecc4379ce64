using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

public sealed class IndexPreparationTests
{
    [Fact]
    public async Task The_names_are_read_once_the_server_listens_and_after_a_switch_though_nobody_has_searched()
    {
        var (first, second) = (Counted(), Counted());
        var current = new CurrentStore(first);
        await using var app = ServerBuilder.Build(current, "http://127.0.0.1:0", adjust: builder => builder.AddSeed(RealSeed.Folder, watch: false));
        Assert.Equal(0, first.Calls);
        await app.StartAsync(CancellationToken.None);
        await Poll.UntilAsync(() => first.Calls > 0, "the names of the first graph are read");
        current.Switch(second);
        await Poll.UntilAsync(() => second.Calls > 0, "the names of the next graph are read");
        await app.StopAsync(CancellationToken.None);
    }

    private static CountingGraphStore Counted() => new(RealSeed.Store);
}
