namespace CooperationGraph.Tests.Support;

/// <summary>
/// The server over the real seed with its code as it stands before any of it is optimized, however it was built: its frames are the largest, and each request costs the most. Its threads
/// have 1 MB of stack, where those of a process have 8 MB on most machines and 1.5 MB on some.
/// </summary>
public sealed class UnoptimizedServer : IAsyncLifetime
{
    public UnoptimizedServer()
        : this([])
    {
    }

    internal UnoptimizedServer(params (string Name, string Value)[] environment) => Process = new([("DOTNET_JITMinOpts", "1"), ("DOTNET_DefaultStackSize", "100000"), .. environment]);

    internal ServerProcess Process { get; }

    public ValueTask InitializeAsync() => Process.InitializeAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
