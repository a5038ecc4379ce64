using CooperationGraph.Serving;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Tells, in the log and in the state of the service, of a background service that a failure ended. The server goes on without it: the default of the host
/// is to stop, with exit code 0.
/// </summary>
internal sealed partial class BackgroundFailures(IServiceProvider services, CurrentStore current, ILogger<BackgroundFailures> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var service in services.GetServices<IHostedService>().OfType<BackgroundService>()) _ = TellAsync(service);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TellAsync(BackgroundService service)
    {
        try
        {
            await (service.ExecuteTask ?? Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
        catch (Exception e)
        {
            Log.Failed(logger, service.GetType().Name, e);
            current.Note($"{service.GetType().Name} has failed and does nothing any more: {e.Message} Start the server again, and report it.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "{Service} has failed and does nothing any more; the server goes on without it.")]
        public static partial void Failed(ILogger logger, string service, Exception exception);
    }
}
