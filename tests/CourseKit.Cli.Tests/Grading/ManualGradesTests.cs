using CourseKit.Cli.Grading.Results;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>Points by persons survive spreadsheets and runs over a part of the class.</summary>
public sealed class ManualGradesTests : IDisposable
{
    private readonly Sandbox _files = new();

    [Fact]
    public void WriteThenRead_FilledInByASpreadsheetOfAnotherCountry_GivesThePoints()
    {
        var results = new[] { Of("'t Hooft"), Of("=Ada"), Of("Müller, Jörg") };
        ManualGrades.Empty.Write(new(_files.Folder), results);
        string[] lines = File.ReadAllLines(Path_).Where(l => l.Length > 0).ToArray();
        Assert.Equal("student,assignment,cell,max,points,answer", lines[0]);

        File.WriteAllText(Path_, "student;assignment;cell;max;points;answer\r\n" + string.Concat(Csv.Read(File.ReadAllText(Path_)).Skip(1)
            .Select((row, i) => $"{Guard(row[0])};{row[1]};{row[2]};{row[3]};{i},5;\"{row[5]}\"\r\n")));
        var grades = ManualGrades.Read(Path_);

        Assert.Equal([0.5, 1.5, 2.5], results.Select(r => grades.PointsOf(r, r.Manual[0])));
        Assert.Empty(grades.RowsOfNobody(results));

        static string Guard(string name) => name.StartsWith('=') ? "'" + name : name;
    }

    [Fact]
    public void Write_PartOfTheClass_KeepsTheOthersPoints()
    {
        File.WriteAllText(Path_, "student,assignment,cell,max,points,answer\nada,week1,why,2,2,because\nben,week1,why,2,,\"it, too\"\n");

        ManualGrades.Read(Path_).Write(new(_files.Folder), [Of("cleo")]);

        var again = ManualGrades.Read(Path_);
        Assert.Equal(2, again.PointsOf(Of("ada"), Of("ada").Manual[0]));
        Assert.Equal(["student", "cleo", "ada", "ben"], Csv.Read(File.ReadAllText(Path_)).Select(l => l[0]));
        Assert.Equal([3], again.RowsOfNobody([Of("cleo")]));
        Assert.Null(again.PointsOf(Of("ada") with { Assignment = "week2" }, Of("ada").Manual[0]));
    }

    [Theory]
    [InlineData("student,cell,points\nada,why,2\n", "its first row must name the columns")]
    [InlineData("", "its first row must name the columns")]
    [InlineData("student,assignment,cell,max,points\nada,week1,why,2,much\n", "row 2: the points \"much\"")]
    [InlineData("student,assignment,cell,max,points\nada,week1,why,2,-1\n", "row 2: the points \"-1\"")]
    public void Read_NoSuchTable_SaysWhy(string text, string why)
    {
        File.WriteAllText(Path_, text);

        Assert.Contains(why, Assert.Throws<CourseKitException>(() => ManualGrades.Read(Path_)).Message, StringComparison.Ordinal);
    }

    private string Path_ => _files.PathOf(ManualGrades.FileName);

    private static SubmissionResult Of(string student) => new()
    {
        Student = student,
        Assignment = "week1",
        File = "x.ipynb",
        Digest = "",
        Manual = [new("why", 2, "first line\nsecond line", false)],
    };

    public void Dispose() => _files.Dispose();
}
