using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Samples;

/// <summary>A class to try the grader on: honest work of all kinds, files that are none, and attacks.</summary>
internal static class SampleClass
{
    private const string Good = SampleNotebook.ReluSolution, GoodSums = SampleNotebook.SumsSolution;

    /// <summary>Due date of the sample.</summary>
    public static DateTime Due { get; } = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Honest students.</summary>
    public static IReadOnlyList<SampleStudent> Honest { get; } =
    [
        new("perfect-1", 7, Good, GoodSums),
        new("perfect-2", 7, "return x > 0 ? x : 0;", "double s = 0;\nreturn x.Select(v => s += v).ToArray();"),
        new("perfect-3", 7, "if (x < 0) return 0; return x;",
            "var y = (double[])x.Clone();\nfor (int i = 1; i < y.Length; i++) y[i] += y[i - 1];\nreturn y;"),
        new("partial-absolute", 5, "return Math.Abs(x);", GoodSums),
        new("partial-leaky", 5, "return x > 0 ? x : 0.01 * x;", GoodSums),
        new("partial-late-sum", 4, Good, "double s = 0;\nreturn x.Select(v => { double t = s; s += v; return t; }).ToArray();"),
        new("partial-no-empty", 6, Good,
            "var y = new double[x.Length]; y[0] = x[0];\nfor (int i = 1; i < y.Length; i++) y[i] = y[i - 1] + x[i];\nreturn y;"),
        new("only-first", 3, Good),
        new("does-not-compile", 4, "return Math.Max(x, 0;", GoodSums),
        new("untouched", 0),
        new("wrong", 0, "return -7;", "return new double[1];"),
        new("late-by-two-days", 7, Good, GoodSums) { DaysLate = 2 },
        new("copied-cells", 7, Good, GoodSums) { Edit = cells => cells.Add(cells[3]!.DeepClone()) },
        new("deleted-check", 7, Good, GoodSums) { Edit = cells => cells.RemoveAt(4) },
        new("broken-json", 0) { Raw = "{ \"cells\": [" },
        new("not-a-notebook", 0) { Raw = "Dear teacher, I could not do it." },
        new("no-cells", 0) { Raw = "{ \"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5 }" },
        .. OddStudents.All,
    ];

    /// <summary>All.</summary>
    public static IReadOnlyList<SampleStudent> All => [.. Honest, .. HostileStudents.All];

    /// <summary>Writes the instructor's notebook, and a file a student.</summary>
    /// <param name="folder">Gets <c>source/sample.ipynb</c> and <c>submitted/</c>.</param>
    public static void Write(string folder)
    {
        var source = new OutputFolder(Path.Combine(folder, "source"));
        string name = SampleNotebook.Name + ".ipynb";
        string path = source.Write(name, NotebookWriter.Write(SampleNotebook.Create(Path.Combine(folder, "source", name))));
        string released = NotebookWriter.Write(StudentCopy.Of(Assignment.Read(path)));
        var submitted = new OutputFolder(Path.Combine(folder, "submitted"));
        foreach (var student in All)
        {
            string file = submitted.Write(student.Name + ".ipynb", student.Write(released));
            File.SetLastWriteTimeUtc(file, student.DaysLate == 0 ? Due.AddHours(-1) : Due.AddDays(student.DaysLate));
        }
    }
}
