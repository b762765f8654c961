using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>How often values fall into bins of equal width. NaN and infinities are not counted.</summary>
public sealed record HistogramTrace : Trace
{
    /// <summary>Several histograms in a panel show through each other.</summary>
    private const double SeveralOpacity = 0.6;

    /// <param name="values">The sample.</param>
    /// <param name="bins">Number of bins; from the sample's size and spread when null.</param>
    /// <param name="low">Left end of the first bin; the smallest value when null.</param>
    /// <param name="high">Right end of the last bin; the largest value when null.</param>
    /// <remarks>Freedman, Diaconis, On the histogram as a density estimator, 1981: bins of <c>2 IQR n^(-1/3)</c>.</remarks>
    public HistogramTrace(IReadOnlyList<double> values, int? bins = null, double? low = null, double? high = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (bins is < 1 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(bins), bins, "A histogram has 1 to 10000 bins.");
        var sample = new Distribution(values);
        var range = sample.Count == 0 ? new Extent(0, 1) : new Extent(low ?? sample.Sorted[0], high ?? sample.Sorted[^1]).Widened();
        var width = 2 * (sample.UpperQuartile - sample.LowerQuartile) / Math.Cbrt(Math.Max(1, sample.Count));
        var counts = new long[bins ?? (width > 0 ? Math.Clamp((int)Math.Ceiling(range.Length / width), 5, 60) : 20)];
        foreach (var value in sample.Sorted.Where(v => v >= range.Min && v <= range.Max))
            counts[Math.Min(counts.Length - 1, (int)((value - range.Min) / range.Length * counts.Length))]++;
        (Low, BinWidth, Counts) = (range.Min, range.Length / counts.Length, counts);
    }

    /// <summary>Left end of the first bin.</summary>
    public double Low { get; }

    /// <summary>Width of a bin, in units of the values.</summary>
    public double BinWidth { get; }

    /// <summary>Values in each bin.</summary>
    public IReadOnlyList<long> Counts { get; }

    internal override Extent XExtent => Total > 0 ? new Extent(Low, Low + (BinWidth * Counts.Count)) : Extent.Empty;

    internal override Extent YExtent => Total > 0 ? new Extent(0, Counts.Max()) : Extent.Empty;

    private long Total => Counts.Sum();

    internal override void Draw(SvgPanel panel)
    {
        var (color, _) = panel.StyleOf(this);
        var opacity = Opacity(panel.Panel);
        panel.Svg.BeginClip(panel.Plot);
        for (var i = 0; i < Counts.Count; i++)
        {
            if (Counts[i] == 0)
                continue;
            var box = panel.Span(Low + (i * BinWidth), 0, Low + ((i + 1) * BinWidth), Counts[i]);
            var gap = box.Width > 5 ? 0.5 : 0;
            var (left, right) = (NumberText.Pixel(box.X + gap), NumberText.Pixel(box.Right - gap));
            var (top, bottom) = (NumberText.Pixel(box.Y), NumberText.Pixel(box.Bottom));
            panel.Svg.Path($"M{left} {top}H{right}V{bottom}H{left}Z", color.ToString(), opacity: opacity);
        }
        panel.Svg.EndClip();
    }

    internal override void Write(PlotlyPanel panel)
    {
        var (color, _) = panel.StyleOf(this);
        panel.AddTrace(this, "bar", new JsonObject
        {
            ["x"] = Json.Numbers(Counts.Select((_, i) => Low + ((i + 0.5) * BinWidth))),
            ["y"] = Json.Numbers(Counts.Select(count => (double)count)),
            ["width"] = Json.Numbers(Counts.Select(_ => BinWidth)),
            ["offset"] = -BinWidth / 2,
            ["opacity"] = Opacity(panel.Panel),
            ["marker"] = new JsonObject { ["color"] = color.ToString() },
        });
    }

    internal override string Describe(Panel panel)
    {
        if (Total == 0)
            return "no data";
        var most = Enumerable.Range(0, Counts.Count).MaxBy(i => Counts[i]);
        return $"{(Name.Length > 0 ? Name + ": " : "")}{Total} values, most of them between {Text(most)} and {Text(most + 1)}";

        string Text(int edge) => NumberText.Value(Low + (edge * BinWidth), panel.X.Style);
    }

    private static double Opacity(Panel panel) => panel.Traces.OfType<HistogramTrace>().Count() > 1 ? SeveralOpacity : 1;
}
