namespace CourseKit.Weights;

/// <summary>Words of a file in a message: quoted, short, on one line.</summary>
internal static class Text
{
    public static string Short(string text)
    {
        var cut = text.Length > 80 ? text[..80] + "..." : text;
        return $"'{string.Concat(cut.Select(c => char.IsControl(c) ? '?' : c))}'";
    }
}
