using CourseKit.Cli.Grading.Results;

namespace CourseKit.Cli.Tests.Grading;

public sealed class CsvTests
{
    public static TheoryData<string> Texts =>
    [
        "", "Ada", "Doe, Jane", "'t Hooft", "say \"hi\"", "two\nlines",
            "=1+1", "'=1+1", "''=1+1", " =1+1", "' =1+1", "-5", "@cmd", "+49 30",
        "a;=1+1", "a;'=1+1", "a\n=1+1", "a\n\n-x", "a\t=1", "a;\"=HYPERLINK(\"\"http://x\"\")",
            "=cmd|'/C calc'!A0", "\uff1dSUM(1)", "a=b-c", "; ;;'", "\r=1",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Line_AnyText_ComesBackAsItWas(string text)
    {
        var read = Csv.Read(Csv.Line("first", text, "last"));

        Assert.Equal(["first", text, "last"], read.Single());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Line_InWhateverSpreadsheet_BeginsNoCellWithAFormula(string text)
    {
        string line = Csv.Line("first", text, "last");

        // Read as RFC 4180, and as one that cuts at semicolons, tabs and line ends and knows no quotes but around a whole cell.
        string unquoted = line["first,".Length..].TrimStart('"');
        foreach (string cell in line.Split(';', '\t', '\n', '\r').Append(unquoted))
            Assert.False(cell.TrimStart(' ', '"') is ['=' or '+' or '-' or '@' or '\uff1d', ..], line);
    }

    [Fact]
    public void Read_Semicolons_AreCommas() =>
        Assert.Equal([["student", "points"], ["Doe, Jane", "1,5"]], Csv.Read("student;points\r\nDoe, Jane;1,5\r\n"));
}
