using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class DatasetsTests
{
    [Fact]
    public void Get_UnknownName_ListsTheNames()
    {
        var error = Assert.Throws<CourseKitException>(() => Kit.Get("mnits"));

        Assert.Contains("\"mnits\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("digits, letters, objects, sentences, mnist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_EverySet_HasSourceLicenceAndCitation() => Assert.All(Kit.Names, name =>
    {
        var manifest = Kit.Manifest(name);

        Assert.Equal(name, manifest.Name);
        Assert.All([manifest.Title, manifest.Description, manifest.Source, manifest.Licence, manifest.Citation], Assert.NotEmpty);
        Assert.True(manifest.Generator is not null ^ manifest.Files.Count > 0, "a set is either published or generated");
        Assert.All(manifest.Files, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
    });

    [Fact]
    public void Manifest_UnknownName_ListsTheNames()
    {
        var error = Assert.Throws<CourseKitException>(() => Kit.Manifest("../secret"));

        Assert.Contains("digits, letters, objects, sentences, mnist", error.Message, StringComparison.Ordinal);
    }
}
