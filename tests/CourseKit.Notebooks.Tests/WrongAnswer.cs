namespace CourseKit.Notebooks.Tests;

/// <summary>A file of the bank: a body for a solution, and what the message about it must say.</summary>
internal sealed record WrongAnswer(string Name, string Body, IReadOnlyList<string> Fails)
{
    private const string Mark = "// fails:";

    /// <summary>The wrong answers for a solution cell, <c>WrongAnswers/NOTEBOOK/GRADE_ID/*.cs</c>.</summary>
    public static IReadOnlyList<WrongAnswer> Of(string notebook, string solution)
    {
        string folder = Path.Combine(Repository.Bank, notebook, solution);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(Read)] : [];
    }

    private static WrongAnswer Read(string path)
    {
        string[] lines = File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string[] marks = [.. lines.TakeWhile(line => line.StartsWith(Mark, StringComparison.Ordinal))];
        return new(Path.GetFileNameWithoutExtension(path), string.Join('\n', lines.Skip(marks.Length)),
            [.. marks.Select(m => m[Mark.Length..].Trim())]);
    }
}
