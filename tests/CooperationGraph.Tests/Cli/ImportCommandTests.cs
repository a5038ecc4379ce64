using CooperationGraph.Server.Cli;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Cli;

/// <summary><c>import</c> into a database that answers, and fails at the first statement that concerns the graph.</summary>
public sealed class ImportCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--dry-run")]
    [InlineData("--if-empty")]
    [InlineData("--replace")]
    public void A_database_that_fails_is_quoted_with_what_to_do_in_one_line_and_the_command_ends_with_3(params string[] options)
    {
        using var neo4j = new FailingNeo4j();
        using var seed = new SeedCopy();
        seed.Write();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(3, CommandLine.Run(["import", seed.Folder, "--Neo4j:Uri", neo4j.Uri, "--Neo4j:Password", "any", .. options], output, error));
        Assert.Equal("", output.ToString());
        var told = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("Neo4j", StringComparison.Ordinal));
        Assert.Contains("needs to be restarted. (Neo.DatabaseError.Transaction.TransactionStartFailed) Look at the space on its disk", told, StringComparison.Ordinal);
    }
}
