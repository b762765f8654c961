namespace CourseKit.Grading;

/// <summary>Names a check after the code of its answer, when the author gave it no name.</summary>
internal static class CheckName
{
    private const int Longest = 70;

    public static string Of(string code)
    {
        int arrow = code.IndexOf("=>", StringComparison.Ordinal);
        string body = arrow < 0 ? code : code[(arrow + 2)..];
        string line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
