using CourseKit.Datasets.Published;
using Spectre.Console;

namespace CourseKit.Cli.Data;

/// <summary>Shows a download: a bar on a terminal, one line for each file elsewhere, nothing where a program reads.</summary>
internal static class DownloadDisplay
{
    public static async Task RunAsync(bool quiet, Func<IProgress<DownloadProgress>?, Task> download)
    {
        if (quiet)
            await download(null);
        else if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            await download(new Lines());
        else
            await AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(),
                    new RemainingTimeColumn())
                .StartAsync(context => download(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<DownloadProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(DownloadProgress value)
        {
            if (!_tasks.TryGetValue(value.File, out var task))
                _tasks[value.File] = task = context.AddTask(Markup.Escape(value.File), maxValue: value.Total);
            task.Value = value.Received;
        }
    }

    private sealed class Lines : IProgress<DownloadProgress>
    {
        private string _file = "";

        public void Report(DownloadProgress value)
        {
            if (_file != value.File)
                Console.WriteLine($"{value.File} from {value.Source.Host}");
            _file = value.File;
        }
    }
}
