using System.Globalization;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>A notebook filled with its outputs, for commands that make something of them.</summary>
internal static class ExecutedNotebook
{
    /// <summary>Runs the notebook; false, with a sentence on stderr, when a cell failed.</summary>
    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    public static async Task<bool> FillAsync(Notebook notebook, RunSettings settings, CancellationToken cancel)
    {
        var run = await new NotebookRunner(settings, new PlainProgress(Console.Out)).RunAsync(notebook, cancel);
        if (run.Failure is not { } failure)
            return true;
        var cell = failure.Cell.ToString(CultureInfo.InvariantCulture);
        Console.Error.WriteLine(
            $"course: {notebook.Path}, cell {cell}: {failure.Message} Nothing was written for it; course run shows more.");
        return false;
    }
}
