using CooperationGraph.Server.Cli;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

public sealed class SeedReadmeTests
{
    [Fact]
    public void The_report_in_the_seed_s_README_is_what_the_command_there_prints_of_the_file_there()
    {
        var section = File.ReadAllText(Path.Combine(RealSeed.Folder, "README.md")).Split("## Take in a published dataset")[1].Split("\n## ")[0];
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "treaties.csv");
        File.WriteAllText(file, Block("csv"));
        using StringWriter output = new(), error = new();
        var args = Block("sh").Split(" -- ")[1].Trim().Split(' ').Select(arg => arg == "treaties.csv" ? file : arg == "graph-seed" ? RealSeed.Folder : arg);
        Assert.Equal(0, CommandLine.Run([.. args], output, error));
        Assert.Equal(Block("text"), output.ToString());

        string Block(string language) => section.Split($"```{language}\n")[1].Split("```")[0];
    }
}
