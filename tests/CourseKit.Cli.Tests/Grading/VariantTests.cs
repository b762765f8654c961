using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;
using CourseKit.Grading;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>Puzzles with other numbers for every student: a friend's answer is wrong, one's own is right.</summary>
public sealed class VariantTests : IDisposable
{
    private const string Puzzle = """
        // BEGIN SOLUTION
        int[] numbers = Given.Integers(Variant.Seed(7), 0, 1000, 4);
        int answer = numbers.Sum();
        // END SOLUTION
        """;

    private const string Check = """
        Check.Exercise("1", "A sum", points: 3).Equal(() => answer, () => Given.Integers(Variant.Seed(7), 0, 1000, 4).Sum(), points: 3)
        """;

    private readonly Sandbox _files = new();

    [Fact]
    public async Task Release_WithStudents_WritesAVariantEachAndTheSameForTheSameSeed()
    {
        WriteSource();

        var (exitCode, _, error) = await _files.CourseAsync(
            "release", "source/puzzle.ipynb", "--out", "release", "--students", "names.txt", "--seed", "5");
        string first = Released("ada");
        await _files.CourseAsync("release", "source/puzzle.ipynb", "--out", "release", "--students", "names.txt", "--seed", "5");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(first, Released("ada"));
        Assert.NotEqual(first, Released("ben"));
        var table = VariantTable.Read(_files.PathOf("release/variants.csv"));
        Assert.Contains($"Variant.Number = {table["ada"]};", first, StringComparison.Ordinal);
        Assert.Equal(["ada", "ben"], table.Keys.Order());
    }

    [SandboxFact]
    public async Task Grade_FriendsAnswer_IsWrongAndTheOwnIsRight()
    {
        WriteSource();
        await _files.CourseAsync("release", "source/puzzle.ipynb", "--out", "release", "--students", "names.txt");
        var variants = VariantTable.Read(_files.PathOf("release/variants.csv"));
        _files.Write("submitted/ada/puzzle.ipynb", Solve("ada", variants["ada"]));
        _files.Write("submitted/ben/puzzle.ipynb", Solve("ada", variants["ada"]));     // as it is, number and all

        var (exitCode, output, error) = await _files.CourseAsync(
            "grade", "submitted", "--source", "source/puzzle.ipynb", "--out", "graded", "--variants", "release/variants.csv");

        Assert.True(exitCode == 0, output + error);
        var points = new Journal(_files.PathOf("graded")).ReadAll().ToDictionary(r => r.Student, r => r.Automatic);
        Assert.Equal((3, 0), (points["ada"], points["ben"]));
        Assert.Contains($"it says variant {variants["ada"]}, but ben was given {variants["ben"]}", output, StringComparison.Ordinal);
        Assert.Equal(2, (await _files.CourseAsync("grade", "submitted", "--source", "source/puzzle.ipynb")).ExitCode);
    }

    [Fact]
    public void Assign_OneCopyClaimsAVariantThatNobodyGave_StopsNobody()
    {
        Submission[] class3 = [Of("ada", ""), Of("ben", "\"variant\": 77"), Of("cleo", "")];
        var notes = new List<string>();

        var assigned = VariantTable.Assign(class3, null, notes.Add);

        Assert.All(assigned, s => Assert.Equal(0, s.Variant));
        Assert.StartsWith("ben.ipynb: it says variant 77", notes.Single(), StringComparison.Ordinal);

        static Submission Of(string student, string text) => new(student, student + ".ipynb", default, false, text);
    }

    private string Released(string student) => File.ReadAllText(_files.PathOf($"release/{student}/puzzle.ipynb"));

    private string Solve(string student, int variant)
    {
        int answer = Given.Integers(SeedOf(variant), 0, 1000, 4).Sum();
        return Released(student).Replace("throw new NotImplementedException();", $"int answer = {answer};", StringComparison.Ordinal);
    }

    private static int SeedOf(int variant)
    {
        Variant.Number = variant;
        int seed = Variant.Seed(7);
        Variant.Number = 0;
        return seed;
    }

    private void WriteSource()
    {
        var notebook = SampleNotebook.Create(_files.PathOf("source/puzzle.ipynb"));
        notebook.Cells[1].Json["source"] = notebook.Cells[1].Source + "\nVariant.Number = 0;";
        notebook.Cells[3].Json["source"] = Puzzle;
        notebook.Cells[4].Json["source"] = Check;
        for (var i = 7; i > 4; i--)
            notebook.Json["cells"]!.AsArray().RemoveAt(i);
        _files.Write("source/puzzle.ipynb", NotebookWriter.Write(notebook));
        _files.Write("names.txt", "ada\nben\n");
    }

    public void Dispose() => _files.Dispose();
}
