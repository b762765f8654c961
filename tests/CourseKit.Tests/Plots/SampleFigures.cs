using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

/// <summary>Every kind of figure in its ordinary and its awkward forms, the same on every run.</summary>
internal static class SampleFigures
{
    private static readonly string[] Clothes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    private static readonly string[] Models =
    [
        "linear classifier", "multilayer perceptron, 300 hidden units", "MLP-300-100", "LeNet-1 as published in 1989", "LeNet-5", "ResNet-18",
    ];

    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["curves"] = Figures.Curves(
            Series(e => 2.2 / e), Series(e => 2.0 / e), Series(e => 0.99 - (0.12 / e)), Series(e => 0.98 - (0.09 / e)), "LeNet-5"),
        ["curves with gaps"] = Figures.Curves(
            Series(e => e == 4 ? double.NaN : 2.2 / e), Series(e => e > 5 ? double.PositiveInfinity : 1 / e), [], [0.91],
            "A title so long that it needs a second line: LeNet-5 trained with momentum on eight thousand digits from envelopes"),
        ["no epochs"] = Figures.Curves([], [], [], []),
        ["lines of small numbers"] = Figures.Lines(
            "norms", null, "step", "norm", ("a", Series(e => 1e-7 * e)), ("b", Series(e => 3e-7 / e))),
        ["lines of huge numbers"] = Figures.Lines(
            "", [-1e300, 0, 1e300], "x", "y", ("", [-1.7e308, 5, 1.7e308])),
        ["long line"] = Figures.Lines(
            "loss", null, "step", "loss", ("SGD", Series(e => Math.Sin(e * 12.9898) + (1000.0 / e), 20_000))),
        ["bars"] = Figures.Bars(["linear", "MLP", "LeNet-5"], [0.905, 0.957, 0.984], "Test accuracy", "accuracy", NumberStyle.Percent),
        ["bars with long names"] = Figures.Bars(
            Models, [0.9, 0.95, 0.96, 0.97, 0.98, double.NaN], "Test accuracy", "accuracy", NumberStyle.Percent, 0.85),
        ["bars to the right"] = Figures.Bars(
            Models, [0.9, 0.95, 0.96, 0.97, 0.98, 0.985], "Accuracy", "accuracy", NumberStyle.Percent, horizontal: true),
        ["bars in groups"] = Figures.Bars(Models, [("digits", [1, 2, 3, 4, 5, 6]), ("objects", [-1, -2.5, 3, 0.04, 50, 6e3])], "Two sets"),
        ["bars without number"] = Figures.Bars(Enumerable.Range(0, 120).Select(i => $"class {i}").ToList(), Series(e => e * 1234.5, 120)),
        ["no bars"] = Figures.Bars([], new List<double>()),
        ["images"] = Images(17, 1, 28, Clothes),
        ["colour images"] = Images(5, 3, 32, null),
        ["no images"] = Figures.ImageGrid([], 1, 28, 28, title: "Mistakes"),
        ["confusion"] = Figures.ConfusionMatrix(Counts(10), Clothes),
        ["large confusion"] = Figures.ConfusionMatrix(Counts(26)),
        ["confusion of large counts"] = Figures.ConfusionMatrix(new[,] { { 1200, 340_000 }, { 15_000, 12 } }, ["cat", "dog"]),
        ["no samples"] = Figures.ConfusionMatrix(new int[3, 3]),
        ["heatmap"] = Panels(new HeatmapTrace(new[,] { { 0.5, double.NaN, -3 }, { 1e5, 7, 0 } }) { ColorBar = true }),
        ["image"] = Panels(new ImageTrace(new Raster([0, 50, 100, 150, 200, 250], 3, 2, 1))),
        ["scatter"] = Panels(new LineTrace(Series(e => Math.Cos(e)), Series(e => Math.Sin(e))) { Joined = false, Name = "points" }),
        ["nothing"] = new Figure(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static double[] Series(Func<double, double> value, int count = 12) => [.. Enumerable.Range(1, count).Select(e => value(e))];

    private static Figure Panels(Trace trace) => new()
    {
        Title = "Two panels",
        Columns = 2,
        Panels =
        [
            new Panel
            {
                Title = "first",
                X = new Axis { Title = "column" },
                Y = new Axis { Title = "row", Reversed = true },
                EqualUnits = true,
                Traces = [trace],
            },
            new Panel { Title = "second", Traces = [trace] },
        ],
    };

    private static Figure Images(int count, int channels, int side, string[]? names)
    {
        var pixels = new byte[count * channels * side * side];
        new Random(7).NextBytes(pixels);
        var labels = Enumerable.Range(0, count).Select(i => (long)(i % 10)).ToList();
        var predictions = labels.Select((label, i) => i % 4 == 1 ? (label + 3) % 10 : label).ToList();
        return Figures.ImageGrid(pixels, channels, side, side, labels, predictions, names, columns: 6, title: "Test images");
    }

    private static int[,] Counts(int classes)
    {
        var counts = new int[classes, classes];
        for (var i = 0; i < classes; i++)
        {
            for (var j = 0; j < classes; j++)
                counts[i, j] = i == j ? 90 + i : (i * 7) + (j * 3) % 5 == 0 ? 4 : 0;
        }
        return counts;
    }
}
