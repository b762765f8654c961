using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Slides;

namespace CourseKit.Cli.Tests.Slides;

public sealed class SlideOutlineTests
{
    [Fact]
    public void Of_SlideshowMetadata_IsFollowed()
    {
        var slides = SlideOutline.Of(Notebook(
            Marked("# One", "slide"), Marked("told", "notes"), Marked("later", "fragment"), Marked("hidden", "skip"),
            Marked("with it", "-"), Marked("# Two", "subslide")));

        Assert.Equal(["# One|later|with it", "# Two"],
            slides.Select(slide => string.Join('|', slide.Parts.Select(part => part.Cell.Source))));
        Assert.Equal([false, true, false], slides[0].Parts.Select(part => part.IsFragment));
        Assert.Equal(["told"], slides[0].Notes);
    }

    [Fact]
    public void Of_NoMetadata_CutsAtHeadingsAndAfterCode()
    {
        var slides = SlideOutline.Of(Notebook(
            Cell("markdown", "# Title"), Cell("code", "#r \"kit.dll\""), Cell("markdown", "A question."), Cell("code", "var x = 1;"),
            Cell("markdown", "Read it."), Cell("markdown", "## Next"), Cell("code", "x"), Cell("code", "x + 1"), Cell("code", "  ")));

        Assert.Equal(["# Title|A question.|var x = 1;", "Read it.", "## Next|x", "x + 1"],
            slides.Select(slide => string.Join('|', slide.Parts.Select(part => part.Cell.Source))));
    }

    [Fact]
    public void Of_MetadataOnSomeCells_OverridesWhatHeadingsSay()
    {
        var slides = SlideOutline.Of(Notebook(
            Cell("markdown", "# Title"), Cell("markdown", "A question."), Marked("with it", "-"), Marked("a piece", "subslide"),
            Cell("markdown", "Read it."), Marked("no use in a hall", "skip"), Cell("markdown", "## Next")));

        Assert.Equal(["# Title|A question.|with it", "a piece|Read it.", "## Next"],
            slides.Select(slide => string.Join('|', slide.Parts.Select(part => part.Cell.Source))));
    }

    [Fact]
    public void Of_NoMetadata_LeavesExercisesOut()
    {
        var exercise = Cell("code", "int Answer() => 42;");
        exercise["metadata"]!["nbgrader"] = new JsonObject { ["solution"] = true, ["grade"] = false };

        var slides = SlideOutline.Of(
            Notebook(Cell("markdown", "# Title"), Cell("markdown", "### Exercise 2.1 · All (4 points)\n\nWrite `Answer`."), exercise));

        Assert.Equal("# Title", Assert.Single(Assert.Single(slides).Parts).Cell.Source);
    }

    internal static Notebook Notebook(params JsonObject[] cells) =>
        new(Path.GetFullPath("test.ipynb"), new JsonObject { ["cells"] = new JsonArray([.. cells]), ["metadata"] = new JsonObject() });

    internal static JsonObject Cell(string kind, string source) => new()
    {
        ["cell_type"] = kind,
        ["metadata"] = new JsonObject(),
        ["source"] = source,
        ["outputs"] = new JsonArray(),
    };

    private static JsonObject Marked(string source, string type)
    {
        var cell = Cell("markdown", source);
        cell["metadata"]!["slideshow"] = new JsonObject { ["slide_type"] = type };
        return cell;
    }
}
