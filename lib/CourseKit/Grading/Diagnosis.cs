using System.Globalization;
using CourseKit.Grading.Answers;

namespace CourseKit.Grading;

/// <summary>Patterns in a wrong answer that point to its cause, whatever the exercise: sign, factor, order, border.</summary>
internal static class Diagnosis
{
    /// <summary>A sentence about a wrong number; null when there is no pattern.</summary>
    public static string? OfNumber(NumbersValue answer, NumbersValue expected)
    {
        var (a, e) = (answer.Values[0], expected.Values[0]);
        if (double.IsNaN(a))
            return "The answer is NaN, not a number: is there 0/0, or the logarithm of a negative number?";
        if (double.IsInfinity(a))
            return "The answer is infinite: is there a division by 0, or the exponential of a large number?";
        if (a != 0 && Near(a, -e))
            return "Right except for the sign.";
        if (expected.Kind == NumberKind.Integer && Math.Abs(a - e) == 1)
            return $"{Wording.Number(a)} is off by one.";
        return null;
    }

    /// <summary>A sentence about a wrong array of the right shape; null when there is no pattern.</summary>
    public static string? OfArray(NumbersValue answer, NumbersValue expected, bool[] wrong)
    {
        var (a, e) = (answer.Values, expected.Values);
        if (a.Any(double.IsNaN))
            return "Some are NaN: is there 0/0, or the logarithm of a negative number?";
        if (a.All(v => v == 0))
            return "All of yours are 0: is the result written anywhere?";
        if (Pairs(a, e, (x, y) => Near(x, -y)))
            return "Every value has the wrong sign.";
        if (Factor(a, e) is { } factor)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"Yours are all {factor:G4} times what they should be: is a factor missing?");
        }
        if (a.Length > 1 && Pairs(a, e, (x, y) => Near(x - y, a[0] - e[0])))
        {
            return $"Yours are all too {(a[0] > e[0] ? "large" : "small")} by the same amount: "
                + "is a constant, such as a bias, missing or added twice?";
        }
        if (Pairs(a, [.. e.Reverse()], Near))
            return "The right values in reverse order.";
        if (IsTransposed(a, e, expected.Shape))
            return "The right values with rows and columns exchanged.";
        if (Pairs([.. a.Order()], [.. e.Order()], Near))
            return "The right values, each at the wrong place.";
        return Where(expected.Shape, wrong);
    }

    /// <summary>Says in which region the wrong values lie.</summary>
    private static string? Where(long[] shape, bool[] wrong)
    {
        int[] places = [.. Enumerable.Range(0, wrong.Length).Where(i => wrong[i])];
        if (shape.Length >= 2 && shape[^1] > 2 && shape[^2] > 2)
        {
            bool[] border = [.. places.Select(i => IsBorder(Comparison.Place(i, shape), shape))];
            if (border.All(b => b))
                return "All of them lie on the border: is padding applied, and right?";
            if (!border.Any(b => b))
                return "The border is right, the inside is not.";
        }
        for (var axis = 0; axis < shape.Length; axis++)
        {
            long[] slices = [.. places.Select(i => Comparison.Place(i, shape)[axis]).Distinct().Order()];
            if (shape[axis] > 1 && slices.Length == 1)
                return $"All of them lie at index {slices[0]} of axis {axis}; the rest is right.";
            if (shape[axis] > 2 && slices.Length == shape[axis] - 1 && slices[0] == 1)
                return $"Index 0 of axis {axis} is right, all others are not: is the loop's index used?";
        }
        return null;
    }

    private static bool IsBorder(long[] place, long[] shape) =>
        place[^1] == 0 || place[^1] == shape[^1] - 1 || place[^2] == 0 || place[^2] == shape[^2] - 1;

    private static double? Factor(double[] a, double[] e)
    {
        int largest = Enumerable.Range(0, e.Length).MaxBy(i => Math.Abs(e[i]));
        double factor = a[largest] / e[largest];
        return e.Length > 1 && double.IsFinite(factor) && factor != 0 && e.Count(v => v != 0) > 1
            && Pairs(a, e, (x, y) => Near(x, factor * y)) ? factor : null;
    }

    private static bool IsTransposed(double[] a, double[] e, long[] shape)
    {
        if (shape.Length < 2 || shape[^1] != shape[^2] || shape[^1] < 2)
            return false;
        int side = (int)shape[^1];
        return Enumerable.Range(0, a.Length).All(i =>
        {
            var (plane, row, column) = (i / (side * side), i / side % side, i % side);
            return Near(a[i], e[(plane * side * side) + (column * side) + row]);
        });
    }

    private static bool Pairs(double[] a, double[] e, Func<double, double, bool> fits)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (!fits(a[i], e[i]))
                return false;
        }
        return true;
    }

    private static bool Near(double a, double e) => Math.Abs(a - e) <= 1e-5 * (1 + Math.Abs(e));
}
