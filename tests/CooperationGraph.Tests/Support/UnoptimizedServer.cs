namespace CooperationGraph.Tests.Support;

/// <summary>
/// The server over the real seed with its code as it stands before any of it is optimized, however it was built: its frames are the largest, and each request costs the most. Its threads
/// have two thirds of the usual stack, for a build without optimization has frames half as large again.
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
