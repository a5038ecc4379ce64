using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CooperationGraph.Tests.Hosting;

public sealed class BackgroundFailuresTests
{
    [Fact]
    public async Task A_background_service_that_fails_is_told_of_and_does_not_stop_the_server()
    {
        var current = new CurrentStore(RealSeed.Store);
        await using var app = ServerBuilder.Build(current, "http://127.0.0.1:0", adjust: builder => builder.Services.AddHostedService<FailingService>());
        await app.StartAsync(CancellationToken.None);
        await Poll.UntilAsync(() => current.Notice is not null, "the failure is told");
        Assert.Equal("FailingService has failed and does nothing any more: No more. Start the server again, and report it.", current.Notice);
        Assert.False(app.Lifetime.ApplicationStopping.IsCancellationRequested);
        await app.StopAsync(CancellationToken.None);
    }

    private sealed class FailingService : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("No more.");
        }
    }
}
