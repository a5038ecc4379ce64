using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Sources;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Time;

namespace CooperationGraph.Server.Cli;

/// <summary><c>import-source form file [--into folder] [--dry-run] [--as-of date] [--source id] [--format text|json]</c>: takes what others publish into a seed folder.</summary>
internal static class ImportSourceCommand
{
    private const int ShownNotices = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var form = new Argument<string>("form") { Description = "What the file is: unctad (exports of the IIA Navigator), aiddata (GCDF 2.0 and 3.0) or country-codes (datasets/country-codes)." };
        form.AcceptOnlyFromAmong([.. SourceImport.Forms]);
        var file = PathArgument.Create("file", "The published file: CSV or a workbook (.xlsx, .xls).");
        var into = new Option<string>("--into") { Description = "The seed folder that gets claims and new rows.", DefaultValueFactory = _ => "graph-seed" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the report alone, and write nothing." };
        var asOf = new Option<string?>("--as-of") { Description = "When the file was published or downloaded: YYYY, YYYY-MM or YYYY-MM-DD." };
        asOf.Validators.Add(result =>
        {
            // It stands in the id of the source, which an interval cannot.
            if (result.Tokens.Count > 0 && !(PartialDate.TryParse(result.Tokens[0].Value, out var date) && date.IsPlain)) result.AddError($"'--as-of' is '{result.Tokens[0].Value}'. Write YYYY, YYYY-MM or YYYY-MM-DD.");
        });
        var source = new Option<string?>("--source") { Description = "The id of the source that the claims cite, such as source:unctad-2025; one of the form's own if not given." };
        source.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && InvalidIdRule.Mistake(GraphModel.Table, Source.Label, result.Tokens[0].Value) is { } mistake) result.AddError($"'--source' is '{result.Tokens[0].Value}', and names a row of sources.csv, or a new one. {mistake}");
        });
        var format = new Option<string>("--format") { Description = "The form of the report.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
        var command = new Command("import-source", "Take a published dataset into a seed folder: claims and new rows, nothing is overwritten. Example: cooperation-graph import-source unctad treaties.xlsx --into graph-seed --dry-run")
        {
            form, file, into, dryRun, asOf, source, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(into)!;
            if (!Directory.Exists(folder)) return await FailAsync(error, $"There is no seed folder '{folder}'. Name one: --into <folder>.", ExitCodes.NoStore);
            if (!File.Exists(parsed.GetValue(file)!) && !Directory.Exists(parsed.GetValue(file)!)) return await FailAsync(error, $"There is no file '{parsed.GetValue(file)}'.", ExitCodes.WrongUsage);
            ImportReport report;
            try
            {
                report = await ProgressBars.ShowAsync(error, progress => Task.Run(
                    () => SourceImport.Run(parsed.GetValue(form)!, parsed.GetValue(file)!, folder, new(parsed.GetValue(dryRun), parsed.GetValue(asOf), parsed.GetValue(source)) { Progress = progress, Cancellation = cancellationToken }), cancellationToken), isForTerminals: true);
            }
            catch (UnreadableFileException e)
            {
                return await FailAsync(error, e.Message, ExitCodes.RefusedData);
            }
            catch (RefusedFolderException e)
            {
                foreach (var notice in e.Notices.Kept.Where(notice => notice.Severity == Severity.Error).Take(ShownNotices)) await error.WriteLineAsync(notice.ToLine());
                return await FailAsync(error, $"The seed folder '{folder}' is refused: {e.Notices.CountOf(Severity.Error)} errors. Nothing was written. All of them: cooperation-graph validate {folder}", ExitCodes.RefusedData);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return await FailAsync(error, $"The seed folder '{folder}' cannot be written: {e.Message}", ExitCodes.NoStore);
            }
            catch (OperationCanceledException)
            {
                return await FailAsync(error, "The import was broken off. Nothing was written.", ExitCodes.NoStore);
            }

            if (parsed.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(report, Json));
            else await WriteAsync(output, report, parsed.GetValue(dryRun));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(TextWriter output, ImportReport report, bool isDryRun)
    {
        foreach (var entry in report.Entries) await output.WriteLineAsync(entry.ToLine());
        foreach (var sheet in report.LeftOut) await output.WriteLineAsync(sheet);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Rows.Values.Sum()} rows: {string.Join(", ", report.Rows.Select(each => $"{each.Value} {each.Key.ToString().ToLowerInvariant()}"))}; {report.Cells} cells of the others not understood"));
        var written = string.Join(", ", report.Written.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Value} in {each.Key}"));
        await output.WriteLineAsync(
            report.Written.Count == 0 ? $"Nothing of it is new to the folder, which is revision {report.Revision}. Nothing {(isDryRun ? "would change" : "was changed")}."
            : isDryRun ? $"An import would add rows: {written}."
            : $"Rows were added: {written}. The folder is revision {report.Revision}.");
    }

    private static async Task<int> FailAsync(TextWriter error, string message, int exitCode)
    {
        await error.WriteLineAsync(message);
        return exitCode;
    }
}
