using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

public sealed class FigureSaveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-plots-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.svg", "<svg ")]
    [InlineData("a.JSON", "{\"data\":")]
    [InlineData("a.html", "<!DOCTYPE html>")]
    [InlineData("a.png", "\ufffdPNG")]
    public void Save_KnownExtension_WritesThatFormOverAnOlderFile(string name, string start)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, "older");

        Figures.Bars(["a"], [1.0]).Save(path);

        Assert.StartsWith(start, File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));      // no temporary file stays behind
    }

    [Fact]
    public void Save_UnknownExtension_NamesFileAndWayOut()
    {
        var path = Path.Combine(_folder, "a.bmp");

        var error = Assert.Throws<ArgumentException>(() => Figures.Bars(["a"], [1.0]).Save(path));

        Assert.Contains(".bmp", error.Message, StringComparison.Ordinal);
        Assert.Contains(".svg", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
