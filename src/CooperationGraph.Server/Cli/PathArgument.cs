using System.CommandLine;
using System.CommandLine.Parsing;
using CooperationGraph.Datasets;

namespace CooperationGraph.Server.Cli;

/// <summary>An argument that is a path. An option that there is not would be taken for it, and the mistake be looked for in the folder.</summary>
internal static class PathArgument
{
    /// <param name="usual">What it is where it is left out; null where it may not be.</param>
    public static Argument<string> Create(string name, string description, string? usual = null)
    {
        var argument = new Argument<string>(name) { Description = description };
        if (usual is not null) argument.DefaultValueFactory = _ => usual;
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    private static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens is not [{ Value: ['-', ..] and var text }] || result.Parent is not CommandResult { Command: var command }) return;
        result.AddError($"There is no option '{text}'.{NearestName.Hint(text, [.. command.Options.Select(option => option.Name)])} A path of that name is './{text}'.");
    }
}
