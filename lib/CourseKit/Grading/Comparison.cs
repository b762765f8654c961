using CourseKit.Grading.Answers;
using CourseKit.Grading.Display;

namespace CourseKit.Grading;

/// <summary>Compares an answer with what is right, and says how it differs.</summary>
internal static class Comparison
{
    /// <summary>Relative to 1 + |expected|: sums of some thousand float32 products keep to it, and a wrong formula does not.</summary>
    public const double Float32Tolerance = 1e-4, Float64Tolerance = 1e-7;

    /// <summary>Null when they are equal.</summary>
    public static Difference? Between(AnswerValue answer, AnswerValue expected, double? tolerance = null) => (answer, expected) switch
    {
        (NumbersValue a, NumbersValue e) => Numbers(a, e, tolerance),
        (TextValue a, TextValue e) => a.Text == e.Text ? null : Texts(a.Text, e.Text),
        (ItemsValue a, ItemsValue e) => Items(a, e, tolerance),
        (NothingValue, NothingValue) => null,
        (ThrownValue, _) or (_, ThrownValue) => new("An exception is not an answer here."),
        _ => new($"The answer is {Wording.Kind(answer)}; that is not the kind of answer asked for.")
            { Details = $"Expected: {Wording.Kind(expected)}." },
    };

    public static Difference Shapes(long[] answer, long[] expected) => answer.Length == 0
        ? new("The answer is one number, not an array.") { Details = $"Expected shape: {Wording.Shape(expected)}." }
        : new(answer.Length != expected.Length
            ? $"The shape {Wording.Shape(answer)} has {answer.Length} axes; that is not the right number of axes."
            : Transposed(answer, expected) ?? $"The shape {Wording.Shape(answer)} is not right{Axes(answer, expected)}.")
        {
            Details = $"Expected shape: {(expected.Length == 0 ? "one number" : Wording.Shape(expected))}.",
        };

    private static string? Transposed(long[] answer, long[] expected) =>
        !answer.SequenceEqual(expected) && answer.Order().SequenceEqual(expected.Order())
            ? $"The shape {Wording.Shape(answer)} has the right sizes in the wrong order: are two axes exchanged?" : null;

    private static string Axes(long[] answer, long[] expected)
    {
        int[] wrong = [.. Enumerable.Range(0, answer.Length).Where(axis => answer[axis] != expected[axis])];
        if (wrong.Length == answer.Length && answer.Length > 1)
            return "";
        return wrong.Length == 1 ? $": axis {wrong[0]} is too {(answer[wrong[0]] > expected[wrong[0]] ? "large" : "small")}"
            : $": axes {string.Join(" and ", wrong)} are wrong";
    }

    private static Difference? Numbers(NumbersValue answer, NumbersValue expected, double? tolerance)
    {
        if (!answer.Shape.SequenceEqual(expected.Shape))
            return Shapes(answer.Shape, expected.Shape);
        var kind = (NumberKind)Math.Max((int)answer.Kind, (int)expected.Kind);
        double allowed = tolerance ?? (kind <= NumberKind.Integer ? 0
            : answer.Kind == NumberKind.Float32 || expected.Kind == NumberKind.Float32 ? Float32Tolerance : Float64Tolerance);
        bool[] wrong = new bool[answer.Values.Length];
        for (var i = 0; i < wrong.Length; i++)
            wrong[i] = !Same(answer.Values[i], expected.Values[i], allowed);
        int count = wrong.Count(w => w);
        if (count == 0)
            return null;
        return answer.Shape.Length == 0 ? OneNumber(answer, expected) : Arrays(answer, expected, wrong, count);
    }

    private static bool Same(double answer, double expected, double tolerance) =>
        double.IsNaN(expected) ? double.IsNaN(answer)
        : double.IsInfinity(expected) || double.IsInfinity(answer) ? answer.Equals(expected)
        : Math.Abs(answer - expected) <= tolerance * (1 + Math.Abs(expected));

    private static Difference OneNumber(NumbersValue answer, NumbersValue expected)
    {
        string got = Wording.Number(answer.Values[0], answer.Kind);
        return new(Diagnosis.OfNumber(answer, expected) ?? $"{got} is not right.")
        {
            Details = $"Expected {Wording.Number(expected.Values[0], expected.Kind)}, got {got}.",
        };
    }

    private static Difference Arrays(NumbersValue answer, NumbersValue expected, bool[] wrong, int count)
    {
        string how = Diagnosis.OfArray(answer, expected, wrong) ?? "";
        int worst = Enumerable.Range(0, wrong.Length).Where(i => wrong[i]).MaxBy(i => Distance(answer.Values[i], expected.Values[i]));
        return new($"{count} of {wrong.Length} values differ.{(how.Length == 0 ? "" : " ")}{how}")
        {
            Details = $"Largest difference at [{string.Join(", ", Place(worst, answer.Shape))}]: expected "
                + $"{Wording.Number(expected.Values[worst], expected.Kind)}, got {Wording.Number(answer.Values[worst], answer.Kind)}.",
            Picture = DifferenceMap.CanDraw(answer) ? () => DifferenceMap.Draw(answer, expected, worst) : null,
        };
    }

    private static double Distance(double a, double b) => double.IsNaN(a - b) ? double.PositiveInfinity : Math.Abs(a - b);

    internal static long[] Place(long index, long[] shape)
    {
        var place = new long[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
            (index, place[axis]) = (index / shape[axis], index % shape[axis]);
        return place;
    }

    private static Difference Texts(string answer, string expected) =>
        new(string.Equals(answer.Trim(), expected.Trim(), StringComparison.OrdinalIgnoreCase)
            ? "Right except for capital letters or spaces."
            : $"\"{Wording.Cut(answer, 80)}\" is not right.")
        {
            Details = $"Expected \"{Wording.Cut(expected, 80)}\".",
        };

    private static Difference? Items(ItemsValue answer, ItemsValue expected, double? tolerance)
    {
        if (answer.Items.Count != expected.Items.Count)
            return new($"{answer.Items.Count} items are not the right number of items.") { Details = $"Expected {expected.Items.Count}." };
        for (var i = 0; i < expected.Items.Count; i++)
        {
            if (Between(answer.Items[i], expected.Items[i], tolerance) is { } difference)
                return difference with { Message = $"Item {i + 1} of {expected.Items.Count}: {difference.Message}" };
        }
        return null;
    }
}
