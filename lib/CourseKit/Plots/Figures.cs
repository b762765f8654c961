namespace CourseKit.Plots;

/// <summary>The course's figures, each from plain arrays in one call: a <see cref="Figure"/> to display, change or save.</summary>
public static partial class Figures
{
    /// <summary>Loss and accuracy by epoch, training beside test, in two panels.</summary>
    /// <param name="trainLoss">Mean loss of each epoch, first epoch first. NaN is a gap, empty leaves the curve out; so below.</param>
    /// <param name="testLoss">The same on the test set.</param>
    /// <param name="trainAccuracy">Share of right answers, 0…1.</param>
    /// <param name="testAccuracy">The same on the test set.</param>
    /// <param name="title">Above both panels.</param>
    public static Figure Curves(
        IReadOnlyList<double> trainLoss, IReadOnlyList<double> testLoss,
        IReadOnlyList<double> trainAccuracy, IReadOnlyList<double> testAccuracy, string title = "Training") => new()
        {
            Title = title,
            Columns = 2,
            Panels =
            [
                EpochPanel("Loss", NumberStyle.Plain, trainLoss, testLoss),
                EpochPanel("Accuracy", NumberStyle.Percent, trainAccuracy, testAccuracy),
            ],
        };

    /// <summary>Figures behind a slider, one position each: the filters after every epoch, a window on its way over an image.</summary>
    /// <param name="title">Above all.</param>
    /// <param name="steps">Label and figure of each position; only the figures' panels are used.</param>
    public static Figure Slider(string title, IReadOnlyList<(string Label, Figure Figure)> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return new Figure
        {
            Title = title,
            Columns = steps.Count > 0 ? steps[0].Figure.Columns : 1,
            Theme = steps.Count > 0 ? steps[0].Figure.Theme : Theme.Notebook,
            Steps = [.. steps.Select(step => new FigureStep(step.Label, step.Figure.Panels))],
        };
    }

    /// <summary>Lines over a common horizontal axis.</summary>
    /// <param name="title">Above the panel.</param>
    /// <param name="x">Horizontal positions; 1, 2, 3 … when null.</param>
    /// <param name="xTitle">What x is, with its unit.</param>
    /// <param name="yTitle">What the values are, with their unit.</param>
    /// <param name="series">Name and values of each line.</param>
    /// <exception cref="ArgumentException">A series has another length than x.</exception>
    public static Figure Lines(
        string title, IReadOnlyList<double>? x, string xTitle, string yTitle,
        params (string Name, IReadOnlyList<double> Values)[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new Figure
        {
            Title = title,
            Panels =
            [
                new Panel
                {
                    X = new Axis { Title = xTitle, Integers = x?.All(double.IsInteger) ?? true },
                    Y = new Axis { Title = yTitle },
                    Traces = [.. series.Select(s => new LineTrace(x ?? Counting(s.Values.Count), s.Values) { Name = s.Name })],
                },
            ],
        };
    }

    /// <summary>Bars with their values, for instance the accuracies of several models.</summary>
    /// <param name="names">One per bar.</param>
    /// <param name="values">As many. NaN leaves the place empty.</param>
    /// <param name="title">Above the bars.</param>
    /// <param name="valueTitle">What the values are, with their unit.</param>
    /// <param name="style">How values are written.</param>
    /// <param name="min">Start of the value axis; 0, or below for negative values, when null. Only 0 shows ratios truthfully.</param>
    /// <param name="horizontal">Bars to the right, names on the left: for long names.</param>
    /// <param name="errors">Half the length of each error bar, for instance a deviation over seeds; null for none.</param>
    /// <exception cref="ArgumentException">names and values, or errors, differ in length.</exception>
    public static Figure Bars(
        IReadOnlyList<string> names, IReadOnlyList<double> values, string title = "", string valueTitle = "",
        NumberStyle style = NumberStyle.Plain, double? min = null, bool horizontal = false, IReadOnlyList<double>? errors = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        var figure = Bars(names, [("", values)], title, valueTitle, style, min, horizontal);
        return errors is null ? figure : figure with
        {
            Panels = [figure.Panels[0] with { Traces = [new BarTrace(values) { Horizontal = horizontal, Errors = errors }] }],
        };
    }

    /// <summary>Groups of bars side by side, one colour per series.</summary>
    /// <param name="names">One per group.</param>
    /// <param name="series">Name and values of each colour, one value per group.</param>
    /// <param name="title">Above the bars.</param>
    /// <param name="valueTitle">What the values are, with their unit.</param>
    /// <param name="style">How values are written.</param>
    /// <param name="min">Start of the value axis; 0, or below for negative values, when null.</param>
    /// <param name="horizontal">Bars to the right, names on the left.</param>
    /// <exception cref="ArgumentException">A series has another length than names.</exception>
    public static Figure Bars(
        IReadOnlyList<string> names, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series, string title = "",
        string valueTitle = "", NumberStyle style = NumberStyle.Plain, double? min = null, bool horizontal = false)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(series);
        foreach (var (name, values) in series)
        {
            if (values.Count != names.Count)
                throw new ArgumentException(
                    $"Bars need one value per name: got {names.Count} names and {values.Count} values{Of(name)}.", nameof(series));
        }
        var value = new Axis { Title = valueTitle, Style = style, Min = min };
        var category = new Axis { Categories = names, Reversed = horizontal };
        var slot = 18 + (14 * series.Count);
        return new Figure
        {
            Title = title,
            Height = horizontal ? Math.Max(160, 90 + (names.Count * slot)) : null,
            Panels =
            [
                new Panel
                {
                    X = horizontal ? value : category,
                    Y = horizontal ? category : value,
                    Traces = [.. series.Select(s => new BarTrace(s.Values) { Name = s.Name, Horizontal = horizontal })],
                },
            ],
        };
    }

    /// <summary>
    /// Who is taken for whom: row i, column j counts the samples of class i that were predicted as class j. Right answers stay in
    /// quiet grey; a mistake is the darker, the larger its share of its row.
    /// </summary>
    /// <param name="counts">Shape (K, K): true class, predicted class.</param>
    /// <param name="classNames">K names; 0, 1, 2 … when null.</param>
    /// <param name="title">Above the matrix.</param>
    /// <exception cref="ArgumentException">counts is not square or has a negative entry, or there are not K names.</exception>
    public static Figure ConfusionMatrix(int[,] counts, IReadOnlyList<string>? classNames = null, string title = "Confusion matrix") =>
        ConfusionMatrixFigure.Make(counts, classNames, title);

    /// <summary>Pictures in a grid, with label and prediction under each; wrong predictions stand out by frame, sign and colour.</summary>
    /// <param name="images">Shape (N, channels, height, width), values 0…255.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="labels">N true classes; null for none.</param>
    /// <param name="predictions">N predicted classes; null for none.</param>
    /// <param name="classNames">Names of the classes; their numbers when null.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="title">Above the pictures.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or a class has no name.</exception>
    public static Figure ImageGrid(
        ReadOnlySpan<byte> images, int channels, int height, int width, IReadOnlyList<long>? labels = null,
        IReadOnlyList<long>? predictions = null, IReadOnlyList<string>? classNames = null, int columns = 8, string title = "") =>
        ImageGridFigure.Make(images, (channels, height, width), (labels, predictions), classNames, columns, title);

    private static string Of(string name) => name.Length > 0 ? $" in '{name}'" : "";

    private static double[] Counting(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];

    private static Panel EpochPanel(string title, NumberStyle style, IReadOnlyList<double> train, IReadOnlyList<double> test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        return new Panel
        {
            Title = title,
            X = new Axis { Title = "epoch", Integers = true },
            Y = new Axis { Style = style },
            Traces =
            [
                new LineTrace(Counting(train.Count), train) { Name = "training", Dashed = true },
                new LineTrace(Counting(test.Count), test) { Name = "test" },
            ],
        };
    }
}
