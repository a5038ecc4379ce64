using System.Globalization;
using CooperationGraph.Stores;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CooperationGraph.Server.Cli;

/// <summary>Shows how far an import is: a bar for each step, with rows, rate and time left. Where the error stream is no terminal, a line now and then, or nothing.</summary>
internal static class ProgressBars
{
    /// <param name="isForTerminals">Whether nobody reads the lines that would stand in a file: what is done in some seconds needs none.</param>
    public static Task<T> ShowAsync<T>(TextWriter error, Func<IProgress<ImportProgress>, Task<T>> work, bool isForTerminals = false)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        if (isForTerminals && !console.Profile.Out.IsTerminal) return work(new Silence());
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RowsColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    private sealed class Silence : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private ProgressTask? _task;
        private string? _step;

        public void Report(ImportProgress value)
        {
            if (_task is null || _step != value.Step)
            {
                _task?.StopTask();
                _step = value.Step;
                _task = context.AddTask(value.Step, maxValue: value.Total);
            }

            _task.MaxValue = value.Total;
            _task.Value = value.Done;
        }
    }

    private sealed class RowsColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0}{(task.Speed is { } speed ? $" {speed:N0}/s" : "")}"));
    }
}
