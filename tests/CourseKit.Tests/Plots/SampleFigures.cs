using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

/// <summary>Every kind of figure in its ordinary and its awkward forms, the same on every run.</summary>
internal static class SampleFigures
{
    private static readonly string[] Clothes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    private static readonly string[] Models =
    [
        "linear classifier", "multilayer perceptron, 300 hidden units", "MLP-300-100",
        "LeNet-1 as published in 1989", "LeNet-5", "ResNet-18",
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
        ["many classes"] = Figures.Scatter(
            Cloud(300), [.. Enumerable.Range(0, 300).Select(i => (long)(i % 10))], Clothes, "t-SNE", "first", "second"),
        ["bands"] = Figures.Bands(
            "Three seeds", Series(e => e), "epoch", "test accuracy",
            ("plain", Series(e => 1 - (1 / (e + 1))), Series(e => 0.9 - (1 / (e + 1))), Series(e => 1.1 - (1 / (e + 2)))),
            ("augmented", Series(e => 1 - (0.6 / e)), Series(e => 0.95 - (0.6 / e)), Series(e => e == 5 ? double.NaN : 1.05 - (0.6 / e)))),
        ["bars with errors"] = Figures.Bars(
            ["linear", "MLP", "LeNet-5"], [0.905, 0.957, 0.984], "Accuracy", "accuracy", NumberStyle.Percent,
            errors: [0.004, 0.002, double.NaN]),
        ["bars to the right with errors"] = Figures.Bars(
            Models, [3, 7, -4, 8, 1, 2.5], "Gain", "points", horizontal: true, errors: [1, 0.5, 2, 0.1, 3, 1]),
        ["histogram"] = Figures.Histogram(Normal(2000, 0, 1), "Weights of C1", "weight"),
        ["histograms"] = Figures.Histogram(
            "Activations", "activation", null, ("before", Normal(900, 0, 1)), ("after", Normal(900, 1.5, 0.4))),
        ["histogram of one value"] = Figures.Histogram([3, 3, 3, double.NaN]),
        ["no histogram"] = Figures.Histogram([]),
        ["boxes"] = Figures.Boxes(
            "Gradient norms", "norm", ("conv1", Normal(80, 3, 1)), ("conv2", Normal(80, 1, 2)), ("one", [2]), ("none", [])),
        ["violins"] = Figures.Violins(
            "Activations by layer", "activation", ("conv1", Normal(200, 0, 1)),
            ("conv2", [.. Normal(90, -2, 0.3), .. Normal(90, 2, 0.6)]), ("all equal", [1, 1, 1])),
        ["signed heatmap"] = Figures.Heatmap(new[,] { { -1, 0.5, 2 }, { 0.25, -12, 3 }, { 7, 8, 9 } }, "Sobel"),
        ["large heatmap"] = Figures.Heatmap(Plane(28), "Occlusion map"),
        ["picture"] = Figures.Image(new Raster([.. Enumerable.Range(0, 28 * 28 * 3).Select(i => (byte)(i * 7))], 28, 28, 3), "One picture"),
        ["annotations"] = Annotated(Theme.Notebook),
        ["annotations on a projector"] = Annotated(Theme.Projector),
        ["annotations in the dark"] = Annotated(Theme.Dark),
        ["row"] = Figures.Row(
            Figures.Heatmap(Plane(5), "image"), Figures.Heatmap(Plane(3), "kernel"), Figures.Heatmap(Plane(3), "feature map")),
        ["row of titles"] = Figures.Row(
            Figures.Heatmap(Plane(2), "2·map 0 − ¼·map 1"), Figures.Heatmap(Plane(2), "largest of each window")),
        ["row of three curves"] = Figures.Row(
            [.. Enumerable.Range(1, 3).Select(rate => Figures.Lines(
                $"rate {rate}", null, "step", "loss", ("off", Series(e => rate / e)), ("on", Series(e => rate / (e * e)))))]),
        ["captions"] = Figures.Pictures(
            [
                .. new[] { "square", "flip, colour, crop", "cross", "turned by 12 degrees, then scaled to 1.06" }.Select((caption, i) =>
                    new Picture(new Raster([0, 50, 100, 150], 2, 2, 1), caption, i == 2 ? "crescent" : "", i == 2 ? false : null)),
            ], 4, "Long captions"),
        ["slider"] = Figures.Slider(
            "Filters by epoch", [.. Enumerable.Range(1, 20).Select(e => ($"epoch {e}", Figures.Heatmap(Plane(e % 5 + 3))))]),
        ["slider over curves"] = Figures.Slider(
            "Loss",
            [.. Enumerable.Range(2, 5).Select(e => (
                $"until {e}", Figures.Lines("", null, "epoch", "loss", ("a", Series(i => 1 / i, e)))))]),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static double[] Series(Func<double, double> value, int count = 12) => [.. Enumerable.Range(1, count).Select(e => value(e))];

    private static Figure Annotated(Theme theme) => Figures.Lines(
        "Learning rate finder", null, "step", "loss", ("loss", Series(e => 2 + Math.Pow((e - 20) / 12, 2), 40)),
        ("smoothed", Series(e => 2.2 + Math.Pow((e - 18) / 12, 2), 40))) switch
    {
        var figure => figure with
        {
            Theme = theme,
            Subtitle = "steepest fall at the mark; beyond the dashed line the loss grows",
            Panels =
            [
                figure.Panels[0] with
                {
                    Annotations = [new(20, 2, "lowest loss"), new(10, 2.7, "steepest fall"), new(20, 2, "another at the same place")],
                    Lines = [new(2.3, Text: "ln 10: chance"), new(30, Vertical: true, Text: "too large from here")],
                },
            ],
        },
    };

    private static double[] Normal(int count, double mean, double deviation)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) *
            Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private static double[,] Cloud(int count)
    {
        var (x, points) = (Normal(2 * count, 0, 1.2), new double[count, 2]);
        for (var i = 0; i < count; i++)
            (points[i, 0], points[i, 1]) = (x[2 * i] + (4 * Math.Cos(i % 10)), x[(2 * i) + 1] + (4 * Math.Sin(i % 10)));
        return points;
    }

    private static double[,] Plane(int side)
    {
        var plane = new double[side, side];
        for (var i = 0; i < side; i++)
        {
            for (var j = 0; j < side; j++)
                plane[i, j] = Math.Round(5 * Math.Sin(i * 0.4) * Math.Cos(j * 0.3), 2);
        }
        return plane;
    }

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
