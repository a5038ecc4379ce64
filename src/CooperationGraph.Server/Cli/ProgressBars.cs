using System.Globalization;
using CooperationGraph.Stores;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CooperationGraph.Server.Cli;

/// <summary>Shows how far an import is: a bar for each step, with rows, rate and time left. Where the error stream is no terminal, a line now and then.</summary>
internal static class ProgressBars
{
    public static Task<T> ShowAsync<T>(TextWriter error, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RowsColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bars(context)));
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
