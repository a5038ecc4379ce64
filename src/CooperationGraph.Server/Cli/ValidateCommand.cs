using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CooperationGraph.Datasets;

namespace CooperationGraph.Server.Cli;

/// <summary><c>validate [folder] [--format text|json]</c>: reads a seed folder and prints everything that is wrong with it.</summary>
internal static class ValidateCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var folder = PathArgument.Create("folder", "The folder with the CSV files.", "graph-seed");
        var format = new Option<string>("--format") { Description = "The form of the report.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
        var command = new Command("validate", "Check a seed folder as a whole and print every notice. Example: cooperation-graph validate graph-seed --format json") { folder, format };
        command.SetAction(parsed =>
        {
            DatasetReadResult result;
            try
            {
                result = DatasetReader.Read(parsed.GetValue(folder)!);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"The seed folder '{parsed.GetValue(folder)}' cannot be read: {e.Message}");
                return ExitCodes.RefusedData;
            }

            if (parsed.GetValue(format) == "json") WriteJson(output, result);
            else WriteText(output, result);
            return result.Dataset is null ? ExitCodes.RefusedData : ExitCodes.Done;
        });
        return command;
    }

    private static void WriteText(TextWriter output, DatasetReadResult result)
    {
        foreach (var notice in result.Notices.Kept) output.WriteLine(notice.ToLine());
        foreach (var (code, count) in result.Notices.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal)) output.WriteLine($"{count} × {code}");
        output.WriteLine($"{result.Notices.CountOf(Severity.Error)} errors, {result.Notices.CountOf(Severity.Warning)} warnings, {result.Notices.CountOf(Severity.Info)} infos");
        if (result.Dataset is { } dataset) output.WriteLine($"revision {dataset.Revision}: {dataset.Nodes.Count} nodes, {dataset.Relationships.Sum(set => set.From.Length)} relationships");
    }

    private static void WriteJson(TextWriter output, DatasetReadResult result) =>
        output.WriteLine(JsonSerializer.Serialize(
            new { result.Dataset?.Revision, result.Notices.Counts, Notices = result.Notices.Kept }, Json));
}
