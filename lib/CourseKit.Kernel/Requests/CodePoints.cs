namespace CourseKit.Kernel.Requests;

/// <summary>Jupyter counts cursor positions in Unicode code points, .NET in UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>Index into the text of the code point of that number; the end of the text when there are fewer.</summary>
    public static int ToIndex(string text, int codePoints)
    {
        int index = 0;
        for (; codePoints > 0 && index < text.Length; codePoints--)
            index += Length(text, index);
        return index;
    }

    /// <summary>Number of code points before an index.</summary>
    public static int FromIndex(string text, int index)
    {
        int count = 0;
        for (int i = 0; i < index; count++)
            i += Length(text, i);
        return count;
    }

    private static int Length(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
}
