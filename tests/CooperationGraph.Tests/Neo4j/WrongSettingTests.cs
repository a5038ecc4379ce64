using CooperationGraph.Server.Cli;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What a command says of a database that it cannot use.</summary>
[Needs(Need.Neo4j)]
public sealed class WrongSettingTests
{
    [Theory]
    [InlineData("Neo4j:Password", "wrong", "Set Neo4j:User and Neo4j:Password")]
    [InlineData("Neo4j:Database", "nowhere", "Set Neo4j:Database")]
    [InlineData("Neo4j:Uri", "http://127.0.0.1:9", "Is it running, and is Neo4j:Uri right?")]
    public void It_is_told_in_one_line_with_what_to_change_and_ends_the_command_with_3(string name, string value, string help)
    {
        AssertRefused(["import", RealSeed.Folder], name, value, help);
        // A server waits for a database that is away.
        if (name != "Neo4j:Uri") AssertRefused(["serve", "--Store", "neo4j"], name, value, help);
    }

    private static void AssertRefused(string[] command, string name, string value, string help)
    {
        var (uri, password) = (Neo4jDatabase.Options.Uri.OriginalString, Neo4jDatabase.Options.Password);
        Dictionary<string, string> settings = new() { ["Neo4j:Uri"] = uri, ["Neo4j:Password"] = password, [name] = value };
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(3, CommandLine.Run([.. command, .. settings.SelectMany(setting => new[] { "--" + setting.Key, setting.Value })], output, error));
        Assert.Equal("", output.ToString());
        Assert.Contains(help, Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
