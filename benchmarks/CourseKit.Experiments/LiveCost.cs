using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Experiments;

/// <summary>What the live loss curve costs: the time of its pictures, drawn in full, over the time of a training.</summary>
internal static class LiveCost
{
    public static void Run()
    {
        var data = Datasets.Datasets.Digits(8_000, 500);
        var live = new LiveCurve(figure => new Screen(figure));
        var history = new History();
        manual_seed(1);
        using var model = new LeNet5();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        new Trainer { Epochs = 8, Seed = 1, LivePlot = false, OnStep = (step, loss) =>
        {
            history.AddStep(step, loss);
            live.Update(history);
        } }.Fit(model, data);
        var share = live.Cost / clock.Elapsed;
        Console.WriteLine(FormattableString.Invariant(
            $"live curve: {live.Cost.TotalMilliseconds:F0} ms of {clock.Elapsed.TotalSeconds:F1} s, {100 * share:F2} % (at most 2 %)"));
    }

    /// <summary>A front end that writes every form of the figure, as a notebook does.</summary>
    private sealed class Screen
    {
        public Screen(object figure) => Update(figure);

        public int Bytes { get; private set; }

        public void Update(object value)
        {
            var figure = (Figure)value;
            Bytes += figure.ToPlotlyJson().Length + figure.ToHtml().Length + figure.ToSvg().Length + figure.ToString().Length;
        }
    }
}
