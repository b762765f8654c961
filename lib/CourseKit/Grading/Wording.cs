using System.Globalization;
using CourseKit.Grading.Answers;

namespace CourseKit.Grading;

/// <summary>Values and shapes in words.</summary>
internal static class Wording
{
    public static string Kind(AnswerValue value) => value switch
    {
        NothingValue => "null",
        TextValue => "a text",
        ItemsValue items => $"a list or tuple of {items.Items.Count}",
        ThrownValue => "an exception",
        NumbersValue { Shape: [] } number => number.Kind switch
        {
            NumberKind.Boolean => "true or false",
            NumberKind.Integer => "a whole number",
            _ => "a number",
        },
        NumbersValue numbers => $"an array of shape {Shape(numbers.Shape)}",
        _ => "unknown",
    };

    /// <summary>The value itself, in a line.</summary>
    public static string Short(AnswerValue value) => value switch
    {
        NothingValue => "null",
        TextValue text => $"\"{Cut(text.Text, 80)}\"",
        NumbersValue { Shape: [] } number => Number(number.Values[0], number.Kind),
        NumbersValue { Values.Length: <= 12, Shape.Length: 1 } few => $"[{string.Join(", ", few.Values.Select(v => Number(v, few.Kind)))}]",
        NumbersValue numbers => $"{Kind(numbers)}, {string.Join(", ", numbers.Values.Take(4).Select(v => Number(v, numbers.Kind)))}…",
        ItemsValue items => $"({string.Join(", ", items.Items.Take(4).Select(Short))}{(items.Items.Count > 4 ? "…" : "")})",
        _ => Kind(value),
    };

    public static string Shape(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";

    public static string Number(double value, NumberKind kind) => kind switch
    {
        NumberKind.Boolean => value != 0 ? "true" : "false",
        NumberKind.Integer => value.ToString("0", CultureInfo.InvariantCulture),
        _ => Number(value),
    };

    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>One line, not longer than <paramref name="longest"/>.</summary>
    public static string Cut(string text, int longest)
    {
        string line = Plots.PlainText.Clean(text);
        return line.Length <= longest ? line : line[..(longest - 1)] + "…";
    }
}
