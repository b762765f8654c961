using System.Security.Cryptography;
using System.Text;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>An instructor's notebook, read for grading.</summary>
internal sealed class Assignment
{
    private readonly HashSet<string> _known;

    private Assignment(Notebook notebook)
    {
        Notebook = notebook;
        Exercises = [.. Exercise.Of(notebook).Select(e => (e, CheckScript.Parse(e.Id, e.Check.Source)))];
        Setup = Exercise.SetupCells(notebook);
        Manual = [.. notebook.Cells.Select(GradeMetadata.Of).OfType<GradeMetadata>().Where(m => m.IsManual)];
        // Not those that are graded: a student's own cell may say the same.
        _known = [.. Others(notebook).SelectMany(cell => (string[])[cell.Source, Release.StudentCopy.Strip(cell.Source, cell)])
            .Select(source => Normal(VariantLine.Set(source, 0)))];
        Digest = Hash(NotebookWriter.Write(notebook));
    }

    /// <summary>The instructor's notebook, solutions and hidden checks included.</summary>
    public Notebook Notebook { get; }

    /// <summary>Name of the notebook's file, without extension.</summary>
    public string Name => Notebook.Name;

    /// <summary>What a program checks.</summary>
    public IReadOnlyList<(Exercise Exercise, CheckScript Script)> Exercises { get; }

    /// <summary>Cells that exercises need.</summary>
    public IReadOnlyList<NotebookCell> Setup { get; }

    /// <summary>What a person grades.</summary>
    public IReadOnlyList<GradeMetadata> Manual { get; }

    /// <summary>Most points, manual ones included.</summary>
    public double Points => Exercises.Sum(e => e.Exercise.Points) + Manual.Sum(m => m.Points);

    /// <summary>Changes when the notebook does.</summary>
    public string Digest { get; }

    /// <summary>Whether a code cell stands in the released notebook as it is: the grader then need not run it.</summary>
    public bool IsKnown(string source) => _known.Contains(Normal(VariantLine.Set(source, 0)));

    /// <exception cref="CourseKitException">
    /// A check cell cannot be graded, two cells have the same id, or there is nothing to grade.
    /// </exception>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    public static Assignment Read(string path)
    {
        var notebook = NotebookReader.Read(path);
        var ids = notebook.Cells.Select(GradeMetadata.Of).OfType<GradeMetadata>().Select(m => m.Id).ToList();
        if (ids.GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new CourseKitException($"{path}: two cells have the grade_id \"{twice.Key}\"; give each its own.");
        var assignment = new Assignment(notebook);
        return assignment.Exercises.Count + assignment.Manual.Count > 0
            ? assignment
            : throw new CourseKitException($"{path}: no cell has nbgrader metadata, so there is nothing to grade.");
    }

    /// <summary>Code cells that give no points: setup and lecture.</summary>
    public static IEnumerable<NotebookCell> Others(Notebook notebook) => notebook.CodeCells.Where(cell => GradeMetadata.Of(cell) is null);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Text without what editors change: line ends, spaces at line ends.</summary>
    public static string Normal(string source) => string.Join('\n', Regions.Lines(source).Select(line => line.TrimEnd())).Trim();
}
