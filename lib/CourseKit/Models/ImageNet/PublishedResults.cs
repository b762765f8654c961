using CourseKit.Plots;

namespace CourseKit.Models;

/// <summary>Seven years of image classifiers, from ResNet to the start of 2021, as one table gathered them: 29 rows.</summary>
/// <remarks>
/// Pham, Dai, Xie, Luong, Le, Meta pseudo labels, arXiv:2003.10580, table of ImageNet results. Read beside it: Beyer et al., Are we done
/// with ImageNet?, arXiv:2006.07159, for the reassessed labels.
/// </remarks>
public static class PublishedResults
{
    private const double None = double.NaN;
    private const string Instagram = "3.5B labeled Instagram", Jft = "300M labeled JFT", UnlabeledJft = "300M unlabeled JFT";

    /// <summary>The rows in the table's order: first those without extra data, each group by accuracy.</summary>
    public static IReadOnlyList<PublishedResult> Rows { get; } =
    [
        new("ResNet-50", 26, "", 76.0, 93.0, 82.94), new("ResNet-152", 60, "", 77.8, 93.8, 84.79),
        new("DenseNet-264", 34, "", 77.9, 93.9, None), new("Inception-v3", 24, "", 78.8, 94.4, 83.58),
        new("Xception", 23, "", 79.0, 94.5, None), new("Inception-v4", 48, "", 80.0, 95.0, None),
        new("Inception-ResNet-v2", 56, "", 80.1, 95.1, None), new("ResNeXt-101", 84, "", 80.9, 95.6, 85.18),
        new("PolyNet", 92, "", 81.3, 95.8, None), new("SENet", 146, "", 82.7, 96.2, None),
        new("NASNet-A", 89, "", 82.7, 96.2, 82.56), new("AmoebaNet-A", 87, "", 82.8, 96.1, None),
        new("PNASNet", 86, "", 82.9, 96.2, None), new("AmoebaNet-C + AutoAugment", 155, "", 83.5, 96.5, None),
        new("GPipe", 557, "", 84.3, 97.0, None), new("EfficientNet-B7", 66, "", 85.0, 97.2, None),
        new("EfficientNet-B7 + FixRes", 66, "", 85.3, 97.4, None), new("EfficientNet-L2", 480, "", 85.5, 97.5, None),
        new("ResNet-50, billion-scale SSL", 26, Instagram, 81.2, 96.0, None),
        new("ResNeXt-101, billion-scale SSL", 193, Instagram, 84.8, None, None),
        new("ResNeXt-101 WSL", 829, Instagram, 85.4, 97.6, 88.19), new("FixRes ResNeXt-101 WSL", 829, Instagram, 86.4, 98.0, 89.73),
        new("Big Transfer (BiT-L)", 928, Jft, 87.5, 98.5, 90.54),
        new("Noisy Student (EfficientNet-L2)", 480, UnlabeledJft, 88.4, 98.7, 90.55),
        new("Noisy Student + FixRes", 480, UnlabeledJft, 88.5, 98.7, None), new("Vision Transformer (ViT-H)", 632, Jft, 88.55, None, 90.72),
        new("EfficientNet-L2 Noisy Student + SAM", 480, UnlabeledJft, 88.6, 98.6, None),
        new("Meta Pseudo Labels (EfficientNet-B6-Wide)", 390, UnlabeledJft, 90.0, 98.7, 91.12),
        new("Meta Pseudo Labels (EfficientNet-L2)", 480, UnlabeledJft, 90.2, 98.8, 91.02),
    ];

    /// <summary>The rows that no other row beats in both respects: none is at least as accurate with as few parameters.</summary>
    /// <param name="rows">Rows to choose from.</param>
    /// <returns>The best of each size, smallest network first.</returns>
    public static IReadOnlyList<PublishedResult> Frontier(IEnumerable<PublishedResult> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var best = new List<PublishedResult>();
        foreach (var row in rows.OrderBy(row => row.MillionParameters).ThenByDescending(row => row.Top1))
        {
            if (best.Count == 0 || row.Top1 > best[^1].Top1)
                best.Add(row);
        }
        return best;
    }

    /// <summary>Parameters against top-1 accuracy, a colour for each kind of extra data, the best of each size named.</summary>
    /// <param name="title">Above the points.</param>
    public static Figure Plot(string title = "29 published classifiers: size and accuracy")
    {
        var groups = Rows.GroupBy(row => row.ExtraData.Length == 0 ? "ImageNet alone" : row.ExtraData).ToList();
        return new Figure
        {
            Title = title,
            Subtitle = "named: the best of its size; one unit to the right is ten times the parameters",
            Height = 520,
            Panels =
            [
                new Panel
                {
                    X = new Axis { Title = "power of ten of the number of parameters" },
                    Y = new Axis { Title = "top-1 accuracy, %" },
                    Traces = [.. groups.Select(group => new LineTrace(
                        [.. group.Select(Size)], [.. group.Select(row => row.Top1)]) { Name = group.Key, Joined = false })],
                    Annotations = [.. Frontier(Rows).Select(row => new Annotation(Size(row), row.Top1, row.Method))],
                },
            ],
        };
    }

    private static double Size(PublishedResult row) => Math.Log10(row.MillionParameters * 1e6);
}
