using CourseKit.Cli.Grading.Results;
using Spectre.Console;

namespace CourseKit.Cli.Grading.Running;

/// <summary>A bar a notebook on the terminal; above it a line for each submission that somebody should look at.</summary>
internal sealed class GradeBar(ProgressContext context) : IGradeProgress
{
    private readonly Dictionary<string, ProgressTask> _bars = [];

    /// <summary>Runs something under bars.</summary>
    public static Task<T> RunAsync<T>(Func<IGradeProgress, Task<T>> run) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(context => run(new GradeBar(context)));

    public void Begin(string assignment, int submissions) =>
        _bars[assignment] = context.AddTask(Markup.Escape(assignment), maxValue: submissions);

    public void Graded(SubmissionResult result)
    {
        _bars[result.Assignment].Increment(1);
        if (result.Problems.Count > 0)
            Note(GradeLines.Line(result));
    }

    public void Note(string text) => AnsiConsole.WriteLine(text);

    private sealed class CountColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text($"{task.Value:0} of {task.MaxValue:0}");
    }
}
