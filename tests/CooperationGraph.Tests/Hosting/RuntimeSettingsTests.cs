using System.Text;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

/// <summary>The settings that keep the pauses of the garbage collector short, and have what is called often compiled well soon. A name that a runtime does not know is passed over in silence.</summary>
public sealed class RuntimeSettingsTests
{
    private const string Budget = "System.GC.Gen0MaxBudget";
    private const string Delay = "System.Runtime.TieredCompilation.CallCountingDelayMs";

    [Fact]
    public void What_is_new_is_collected_early_and_the_whole_heap_beside_the_requests()
    {
        var properties = Properties();
        Assert.True(properties.GetProperty("System.GC.Concurrent").GetBoolean());
        Assert.InRange(properties.GetProperty(Budget).GetInt32(), 1024 * 1024, 32 * 1024 * 1024);
    }

    [Fact]
    public void The_runtime_knows_the_setting() => Assert.Contains("GCGen0MaxBudget", GC.GetConfigurationVariables().Keys);

    [Fact]
    public void What_is_called_often_is_compiled_well_though_something_new_is_called_every_tenth_of_a_second()
    {
        Assert.InRange(Properties().GetProperty(Delay).GetInt32(), 0, 10);
        // It tells nobody its settings; but their names stand in it.
        Assert.Contains(Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*coreclr*"), file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.Unicode.GetBytes(Delay + '\0')) >= 0);
    }

    private static JsonElement Properties() =>
        JsonElement.Parse(File.ReadAllText(Path.ChangeExtension(ServerProcess.Program, ".runtimeconfig.json"))).GetProperty("runtimeOptions").GetProperty("configProperties");
}
