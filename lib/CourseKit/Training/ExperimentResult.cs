using System.Text;
using CourseKit.Plots;
using CourseKit.Plots.Display;

namespace CourseKit.Training;

/// <summary>What an experiment found: every run, and the configurations compared by mean and deviation over seeds.</summary>
[TypeFormatterSource(
    typeof(ExperimentFormatterSource), PreferredMimeTypes = [ExperimentFormatterSource.Html, ExperimentFormatterSource.Text])]
public sealed class ExperimentResult
{
    internal ExperimentResult(IReadOnlyList<ExperimentRun> runs)
    {
        Runs = runs;
        Rows = [.. runs.GroupBy(run => run.Configuration).Select(group => Row([.. group]))];
    }

    /// <summary>All runs, in order.</summary>
    public IReadOnlyList<ExperimentRun> Runs { get; }

    /// <summary>One row for each configuration, in the order in which they were added.</summary>
    public IReadOnlyList<ExperimentRow> Rows { get; }

    /// <summary>The row of a configuration.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="CourseKitException">No such configuration.</exception>
    public ExperimentRow this[string name] => Rows.FirstOrDefault(row => row.Name == name) ??
        throw new CourseKitException($"There is no configuration '{name}'; there are {string.Join(", ", Rows.Select(row => row.Name))}.");

    /// <summary>Test accuracies as bars, with the deviation over seeds where there are several.</summary>
    /// <param name="title">Above the bars.</param>
    /// <param name="min">Start of the axis; 0 when null. Only 0 shows ratios truthfully.</param>
    public Figure Plot(string title = "Test accuracy, mean and deviation over seeds", double? min = null) => Figures.Bars(
        [.. Rows.Select(row => row.Name)], [.. Rows.Select(row => row.Mean)], title, "test accuracy", NumberStyle.Percent, min,
        errors: Rows.Any(row => row.Accuracies.Count > 1)
            ? [.. Rows.Select(row => row.Accuracies.Count > 1 ? row.Deviation : double.NaN)] : null);

    /// <summary>Test accuracy by epoch, mean curves with bands of one deviation over seeds.</summary>
    /// <param name="title">Above the curves.</param>
    public Figure PlotCurves(string title = "Test accuracy by epoch")
    {
        var epochs = Runs.Max(run => run.History.Count);
        var figure = Figures.Bands(
            title, [.. Enumerable.Range(1, epochs).Select(e => (double)e)], "epoch", "test accuracy",
            [.. Runs.GroupBy(run => run.Configuration).Select(group => Band(group.Key, [.. group], epochs))]);
        var panel = figure.Panels[0] with
        {
            X = new Axis { Title = "epoch", Integers = true },
            Y = new Axis { Title = "test accuracy", Style = NumberStyle.Percent },
        };
        return figure with { Panels = [panel] };
    }

    /// <summary>The table, for terminals.</summary>
    public override string ToString()
    {
        var rows = Table();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>Head and rows of the table.</summary>
    internal List<string[]> Table()
    {
        List<string[]> rows = [["configuration", "parameters", "seeds", "test accuracy", "best", "seconds a run"]];
        rows.AddRange(Rows.Select(row => new[]
        {
            row.Name,
            FormattableString.Invariant($"{row.Parameters:N0}"),
            FormattableString.Invariant($"{row.Accuracies.Count}"),
            FormattableString.Invariant($"{100 * row.Mean:F2} % ± {100 * row.Deviation:F2}"),
            FormattableString.Invariant($"{100 * row.Accuracies.Max():F2} %"),
            FormattableString.Invariant($"{row.Seconds:F1}"),
        }));
        return rows;
    }

    private static ExperimentRow Row(IReadOnlyList<ExperimentRun> runs)
    {
        double[] accuracies = [.. runs.Select(run => run.Accuracy)];
        return new ExperimentRow(
            runs[0].Configuration, runs[0].Parameters, accuracies, accuracies.Average(), Deviation(accuracies),
            runs.Average(run => run.History.Seconds));
    }

    private static (string, IReadOnlyList<double>, IReadOnlyList<double>, IReadOnlyList<double>) Band(
        string name, IReadOnlyList<ExperimentRun> runs, int epochs)
    {
        var (mean, low, high) = (new double[epochs], new double[epochs], new double[epochs]);
        for (var e = 0; e < epochs; e++)
        {
            double[] values = [.. runs.Where(run => e < run.History.Count).Select(run => run.History[e].TestAccuracy)];
            mean[e] = values.Length == 0 ? double.NaN : values.Average();
            var deviation = Deviation(values);
            (low[e], high[e]) = (mean[e] - deviation, Math.Min(1, mean[e] + deviation));
        }
        return (name, mean, low, high);
    }

    /// <summary>Sample standard deviation; 0 for one value.</summary>
    private static double Deviation(double[] values)
    {
        var mean = values.DefaultIfEmpty(double.NaN).Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
