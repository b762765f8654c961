using System.Text.Json.Nodes;
using CourseKit.Cli.Book;
using CourseKit.Cli.Tests.Slides;

namespace CourseKit.Cli.Tests.Book;

public sealed class BookTests
{
    [Fact]
    public void ReaderNotebook_Exercises_LoseSolutionsHiddenTestsAndOutputs()
    {
        var solution = Exercise("code", "int Size()\n{\n    // BEGIN SOLUTION\n    return 42;\n    // END SOLUTION\n}", "solution");
        solution["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["text"] = "42" });
        var check = Exercise("code", "Check(Size());\n// BEGIN HIDDEN TESTS\nCheck(secret);\n// END HIDDEN TESTS\n// the end", "grade");
        var essay = Exercise("markdown", "Because 42.", "solution");
        var notebook = SlideOutlineTests.Notebook(SlideOutlineTests.Cell("markdown", "# Title"), solution, check, essay);

        var reader = ReaderNotebook.Of(notebook);

        Assert.Equal(["# Title", "int Size()\n{\n    // YOUR CODE HERE\n}", "Check(Size());\n// the end", "*Your answer.*"],
            reader.Cells.Select(cell => cell.Source));
        Assert.Empty(reader.Cells[1].Outputs);
        Assert.Contains("return 42;", notebook.Cells[1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void ReaderNotebook_SolutionWithoutEnd_HidesAllThatFollows()
    {
        var notebook = SlideOutlineTests.Notebook(Exercise("code", "a();\n// BEGIN SOLUTION\nsecret();", "solution"));

        Assert.Equal("a();\n// YOUR CODE HERE", ReaderNotebook.Of(notebook).Cells[0].Source);
    }

    [Fact]
    public void Chapter_Headings_BecomeSectionsWithTheirText()
    {
        var chapter = new BookChapter(SlideOutlineTests.Notebook(
            SlideOutlineTests.Cell("markdown", "# Title\n\nIntro & more."),
            SlideOutlineTests.Cell("markdown", "## Part <b>\n\nText of `part`."),
            SlideOutlineTests.Cell("code", "var x = 1;")));

        Assert.Equal("Title", chapter.Title);
        Assert.Equal([(1, "Title"), (2, "Part")], chapter.Sections.Select(section => (section.Level, section.Heading)));
        Assert.Equal("Intro & more.", chapter.Sections[0].Text);
        Assert.StartsWith("Text of part .", chapter.Sections[1].Text, StringComparison.Ordinal);
        Assert.Contains("x = 1", chapter.Sections[1].Text, StringComparison.Ordinal);
    }

    private static JsonObject Exercise(string kind, string source, string flag)
    {
        var cell = SlideOutlineTests.Cell(kind, source);
        cell["metadata"]!["nbgrader"] = new JsonObject { [flag] = true };
        return cell;
    }
}
