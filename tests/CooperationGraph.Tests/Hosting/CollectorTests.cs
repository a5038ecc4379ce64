using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

/// <summary>The settings of the garbage collector that keep its pauses short. A name that a runtime does not know is passed over in silence.</summary>
public sealed class CollectorTests
{
    private const string Budget = "System.GC.Gen0MaxBudget";

    [Fact]
    public void What_is_new_is_collected_early_and_the_whole_heap_beside_the_requests()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(ServerProcess.Program, ".runtimeconfig.json")));
        var properties = json.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.True(properties.GetProperty("System.GC.Concurrent").GetBoolean());
        Assert.InRange(properties.GetProperty(Budget).GetInt32(), 1024 * 1024, 32 * 1024 * 1024);
    }

    [Fact]
    public void The_runtime_knows_the_setting() => Assert.Contains("GCGen0MaxBudget", GC.GetConfigurationVariables().Keys);
}
