using CourseKit.Grading.Answers;
using CourseKit.Plots;

namespace CourseKit.Grading.Display;

/// <summary>
/// An answer beside what is right, and their difference: blue where the answer is too large, vermilion where it is too small.
/// </summary>
internal static class DifferenceMap
{
    private const int LongestSide = 64;
    private const int Narrow = 4;       // columns below which there is no room for a long title

    public static bool CanDraw(NumbersValue value) =>
        value.Shape.Length >= 2 && value.Shape[^1] > 1 && value.Shape[^2] > 1
            && value.Shape[^1] <= LongestSide && value.Shape[^2] <= LongestSide;

    /// <summary>Draws the matrix, one channel of one image, that holds the worst value.</summary>
    public static string Draw(NumbersValue answer, NumbersValue expected, int worst)
    {
        var (rows, columns) = ((int)answer.Shape[^2], (int)answer.Shape[^1]);
        int start = worst / (rows * columns) * rows * columns;
        var (yours, right, difference) = (new double[rows, columns], new double[rows, columns], new double[rows, columns]);
        for (var i = 0; i < rows * columns; i++)
        {
            var (row, column) = (i / columns, i % columns);
            (yours[row, column], right[row, column]) = (answer.Values[start + i], expected.Values[start + i]);
            difference[row, column] = yours[row, column] - right[row, column];
        }
        long[] place = Comparison.Place(start, answer.Shape)[..^2];
        string where = place.Length == 0 ? "" : $" at [{string.Join(", ", place)}]";
        bool texts = rows * columns <= 64;
        return Figures.Row(
            Figures.Heatmap(yours, $"yours{where}", texts),
            Figures.Heatmap(right, "expected", texts),
            Figures.Heatmap(difference, columns < Narrow ? "difference" : "yours minus expected", texts, texts ? null : Colormap.Diverging))
            .ToHtml();
    }
}
