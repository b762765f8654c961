namespace CourseKit.Plots;

/// <content>Samples and point clouds.</content>
public static partial class Figures
{
    /// <summary>Points in the plane, one colour and symbol per class: an embedding of features, a data set of two variables.</summary>
    /// <param name="points">Shape (N, 2): x and y of each point.</param>
    /// <param name="labels">N classes; one colour for all when null.</param>
    /// <param name="classNames">Names of the classes; their numbers when null.</param>
    /// <param name="title">Above the points.</param>
    /// <param name="xTitle">What x is, with its unit.</param>
    /// <param name="yTitle">What y is, with its unit.</param>
    /// <exception cref="ArgumentException">points is not (N, 2), or there are not N labels.</exception>
    public static Figure Scatter(
        double[,] points, IReadOnlyList<long>? labels = null, IReadOnlyList<string>? classNames = null, string title = "",
        string xTitle = "", string yTitle = "")
    {
        ArgumentNullException.ThrowIfNull(points);
        var count = points.GetLength(0);
        if (points.GetLength(1) != 2)
            throw new ArgumentException($"Points of a plane have the shape (N, 2), got ({count}, {points.GetLength(1)}).", nameof(points));
        if (labels is not null && labels.Count != count)
            throw new ArgumentException($"{count} points need {count} labels, got {labels.Count}.", nameof(labels));
        var groups = Enumerable.Range(0, count).GroupBy(i => labels?[i] ?? 0).OrderBy(group => group.Key);
        return new Figure
        {
            Title = title,
            Height = 480,
            Panels =
            [
                new Panel
                {
                    X = new Axis { Title = xTitle },
                    Y = new Axis { Title = yTitle },
                    Traces = [.. groups.Select(group => new LineTrace(
                        [.. group.Select(i => points[i, 0])], [.. group.Select(i => points[i, 1])])
                    {
                        Name = labels is null ? "" : ClassName(group.Key, classNames),
                        Joined = false,
                    })],
                },
            ],
        };
    }

    /// <summary>Mean curves with a band from low to high: several seeds of the same training.</summary>
    /// <param name="title">Above the panel.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="xTitle">What x is, with its unit.</param>
    /// <param name="yTitle">What the values are, with their unit.</param>
    /// <param name="series">Name, middle, lower and upper edge of each curve, as many values as x.</param>
    /// <exception cref="ArgumentException">A series has another length than x.</exception>
    public static Figure Bands(
        string title, IReadOnlyList<double> x, string xTitle, string yTitle,
        params (string Name, IReadOnlyList<double> Middle, IReadOnlyList<double> Low, IReadOnlyList<double> High)[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new Figure
        {
            Title = title,
            Panels =
            [
                new Panel
                {
                    X = new Axis { Title = xTitle },
                    Y = new Axis { Title = yTitle },
                    Traces = [.. series.Select(s => new LineTrace(x, s.Middle) { Name = s.Name, Low = s.Low, High = s.High })],
                },
            ],
        };
    }

    /// <summary>How often values fall into bins; several samples share the bins and show through each other.</summary>
    /// <param name="title">Above the bars.</param>
    /// <param name="valueTitle">What the values are, with their unit.</param>
    /// <param name="bins">Number of bins; from the data when null.</param>
    /// <param name="samples">Name and values of each sample.</param>
    public static Figure Histogram(
        string title, string valueTitle, int? bins, params (string Name, IReadOnlyList<double> Values)[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var all = Extent.Of(samples.SelectMany(s => s.Values));
        double? low = all.IsEmpty ? null : all.Min, high = all.IsEmpty ? null : all.Max;
        bins ??= samples.Length > 1 ? 30 : null;
        return new Figure
        {
            Title = title,
            Panels =
            [
                new Panel
                {
                    X = new Axis { Title = valueTitle },
                    Y = new Axis { Title = "count", Integers = true },
                    Traces = [.. samples.Select(s => new HistogramTrace(s.Values, bins, low, high) { Name = s.Name })],
                },
            ],
        };
    }

    /// <summary>How often values fall into bins.</summary>
    /// <param name="values">The sample.</param>
    /// <param name="title">Above the bars.</param>
    /// <param name="valueTitle">What the values are, with their unit.</param>
    /// <param name="bins">Number of bins; from the data when null.</param>
    public static Figure Histogram(IReadOnlyList<double> values, string title = "", string valueTitle = "value", int? bins = null) =>
        Histogram(title, valueTitle, bins, ("", values));

    /// <summary>Samples side by side as boxes: quartiles, whiskers, outliers.</summary>
    /// <param name="title">Above the boxes.</param>
    /// <param name="valueTitle">What the values are, with their unit.</param>
    /// <param name="samples">Name and values of each box.</param>
    public static Figure Boxes(string title, string valueTitle, params (string Name, IReadOnlyList<double> Values)[] samples) =>
        Samples(title, valueTitle, samples, (position, values) => new BoxTrace(position, values));

    /// <summary>Samples side by side as violins: the density of the values, mirrored.</summary>
    /// <param name="title">Above the violins.</param>
    /// <param name="valueTitle">What the values are, with their unit.</param>
    /// <param name="samples">Name and values of each violin.</param>
    public static Figure Violins(string title, string valueTitle, params (string Name, IReadOnlyList<double> Values)[] samples) =>
        Samples(title, valueTitle, samples, (position, values) => new ViolinTrace(position, values));

    private static Figure Samples(
        string title, string valueTitle, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> samples,
        Func<int, IReadOnlyList<double>, Trace> make) => new()
        {
            Title = title,
            Panels =
            [
                new Panel
                {
                    X = new Axis { Categories = [.. samples.Select(s => s.Name)] },
                    Y = new Axis { Title = valueTitle },
                    Traces = [.. samples.Select((s, i) => make(i, s.Values))],
                },
            ],
        };

    private static string ClassName(long label, IReadOnlyList<string>? names) =>
        names is not null && label >= 0 && label < names.Count ? names[(int)label] : NumberText.Value(label, NumberStyle.Plain);
}
