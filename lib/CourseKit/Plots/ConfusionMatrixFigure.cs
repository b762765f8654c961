using System.Globalization;

namespace CourseKit.Plots;

/// <summary>
/// Makes <see cref="Figures.ConfusionMatrix"/>: two heatmaps in one panel, so that the large diagonal does not flatten the mistakes.
/// </summary>
internal static class ConfusionMatrixFigure
{
    public static Figure Make(int[,] counts, IReadOnlyList<string>? classNames, string title)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var classes = counts.GetLength(0);
        if (counts.GetLength(1) != classes)
            throw new ArgumentException($"A confusion matrix is square: got ({classes}, {counts.GetLength(1)}).", nameof(counts));
        if (classNames is not null && classNames.Count != classes)
            throw new ArgumentException($"{classes} classes need {classes} names, got {classNames.Count}.", nameof(classNames));
        var names = classNames ?? [.. Enumerable.Range(0, classes).Select(Text)];

        var (right, wrong, texts) = (Open(classes), Open(classes), new string[classes, classes]);
        var (correct, total, worst) = (0L, 0L, (Count: 0, True: 0, Predicted: 0));
        for (var i = 0; i < classes; i++)
        {
            var row = Enumerable.Range(0, classes).Sum(j => (long)counts[i, j]);
            for (var j = 0; j < classes; j++)
            {
                var count = counts[i, j];
                if (count < 0)
                    throw new ArgumentException($"Counts cannot be negative: got {count} in row {i}, column {j}.", nameof(counts));
                texts[i, j] = Text(count);
                (i == j ? right : wrong)[i, j] = row == 0 ? 0 : (double)count / row;
                total += count;
                correct += i == j ? count : 0;
                if (i != j && count > worst.Count)
                    worst = (count, i, j);
            }
        }

        var accuracy = NumberText.Value((double)correct / Math.Max(1, total), NumberStyle.Percent);
        var result = total == 0 ? "no samples" : $"{Text(correct)} of {Text(total)} right, {accuracy}";
        var mistake = worst.Count == 0 ? "" :
            $"most frequent mistake: {names[worst.True]} taken for {names[worst.Predicted]}, " +
            $"{Text(worst.Count)} {(worst.Count == 1 ? "time" : "times")}";
        return new Figure
        {
            Title = title,
            Subtitle = mistake.Length > 0 ? $"{result}; {mistake}" : result,
            AltText = $"{title}: {classes} classes, {result}{(mistake.Length > 0 ? "; " + mistake : "")}.",
            Panels =
            [
                new Panel
                {
                    EqualUnits = true,
                    X = new Axis { Title = "predicted class", Categories = names },
                    Y = new Axis { Title = "true class", Categories = names, Reversed = true },
                    Traces = Maps(right, wrong, texts, total),
                },
            ],
        };
    }

    private static IReadOnlyList<Trace> Maps(double[,] right, double[,] wrong, string[,] texts, long total)
    {
        if (total == 0)
            return [];
        // Wide enough for the longest count, so that cells grow with the numbers in them.
        var digits = texts.Cast<string>().Max(text => text.Length);
        var cell = Math.Max(texts.GetLength(0) > 20 ? 24 : 36, 12 + (8 * digits));
        // At least a tenth of a class: in a good model single slips stay pale instead of turning the darkest colour.
        var high = Math.Max(0.1, wrong.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0).Max());
        return
        [
            new HeatmapTrace(right, texts) { Colors = Colormap.Greys, Low = 0, High = 1, CellSize = cell },
            new HeatmapTrace(wrong, texts) { Colors = Colormap.Oranges, Low = 0, High = high, CellSize = cell },
        ];
    }

    private static double[,] Open(int classes)
    {
        var cells = new double[classes, classes];
        for (var i = 0; i < classes; i++)
        {
            for (var j = 0; j < classes; j++)
                cells[i, j] = double.NaN;
        }
        return cells;
    }

    private static string Text(int value) => Text((long)value);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
