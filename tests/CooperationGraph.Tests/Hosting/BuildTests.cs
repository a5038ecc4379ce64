using System.Text;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Caching;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

/// <summary>The same sources give the same assemblies in every folder, and so the same keys of answers: replicas that were built apart share them.</summary>
public sealed class BuildTests
{
    [Fact]
    public void No_part_of_the_program_holds_the_folder_in_which_it_was_built()
    {
        var root = Path.GetFullPath(Path.Combine(RealSeed.Folder, ".."));
        var folder = Path.GetDirectoryName(ServerProcess.Program)!;
        var files = Directory.GetFiles(folder).Where(file => Path.GetFileName(file) is var name && (name.StartsWith("CooperationGraph", StringComparison.Ordinal) || name.StartsWith("cooperation-graph", StringComparison.Ordinal))
            && !name.StartsWith("CooperationGraph.Tests", StringComparison.Ordinal) && Path.GetExtension(name) is ".dll" or ".pdb").ToList();
        Assert.InRange(files.Count, 7, 20);
        // What Razor generates stands in the server's symbols with its folder, packed: the assemblies that are published go without.
        if (Environment.GetEnvironmentVariable("PUBLISHED_SERVER") is not null) Assert.DoesNotContain(files, file => Path.GetFileName(file) == "cooperation-graph.pdb");
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode }) Assert.False(bytes.AsSpan().IndexOf(encoding.GetBytes(root)) >= 0, $"{Path.GetFileName(file)} holds {root}");
        }
    }

    [Fact]
    public void The_key_of_an_answer_names_every_part_that_makes_answers_loaded_or_not()
    {
        string[] parts = ["CooperationGraph", "CooperationGraph.Api", "CooperationGraph.Execution", "CooperationGraph.Neo4j", "CooperationGraph.Resolvers", "CooperationGraph.Sources", "cooperation-graph"];
        Assert.Equal(parts, AnswerKey.Parts().Select(part => part.GetName().Name).Order(StringComparer.Ordinal));
    }
}
