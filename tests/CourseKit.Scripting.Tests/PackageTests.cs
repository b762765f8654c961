using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Scripting.Tests;

/// <summary>Packages from a folder that the NuGet configuration beside the notebook names.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("package tests ").FullName;
    private readonly string _id = "CourseKit.Tests.P" + Guid.NewGuid().ToString("N")[..12];
    private readonly Notebook _notebook;

    public PackageTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "feed"));
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder}/cache" /></config>
              <packageSources><clear /><add key="local" value="{_folder}/feed" /></packageSources>
            </configuration>
            """);
        _notebook = new(new() { BaseDirectory = _folder });
    }

    [Fact]
    public async Task Reference_Package_BringsWhatItNeeds()
    {
        Pack(_id + ".Base", "1.2.0", "public static class Base { public static int Value => 5; }");
        Pack(_id, "2.0.1", "public static class Main { public static int Twice => 2 * Base.Value; }", (_id + ".Base", "1.2.0"));

        Assert.Equal("15", await _notebook.RunAsync($"#r \"nuget: {_id}, 2.0.1\"\nMain.Twice + Base.Value"));

        var shown = _notebook.Outputs.OfType<DisplayOutput>().ToList();
        Assert.Equal($"Restoring {_id} 2.0.1 ...", shown[0].Data.Text("text/plain"));
        Assert.Equal((shown[0].DisplayId, true, $"Installed {_id} 2.0.1"),
            (shown[^1].DisplayId, shown[^1].IsUpdate, shown[^1].Data.Text("text/plain")));

        // The same again, in the same session and in another: nothing to restore, so nothing is said in the first.
        Assert.Equal("10", await _notebook.RunAsync($"#r \"nuget: {_id}, 2.0.1\"\nMain.Twice"));
        Assert.Single(_notebook.Outputs);
        using var other = new Notebook(new() { BaseDirectory = _folder });
        Assert.Equal("10", await other.RunAsync($"#r \"nuget:{_id},2.0.1\"\nMain.Twice"));
    }

    [Fact]
    public async Task Reference_PackageThatDoesNotExist_IsNuGetsOwnSentence()
    {
        var error = await _notebook.FailAsync($"#r \"nuget: {_id}.Missing, 1.0.0\"\n1");

        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains($"Unable to find package {_id}.Missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("local", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Line);
    }

    private void Pack(string id, string version, string code, params (string Id, string Version)[] needs)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] references =
            [typeof(object)
            .Assembly.Location, Path.Combine(framework, "System.Runtime.dll"), .. needs.Select(n => Path.Combine(_folder, n.Id + ".dll"))];
        var compilation = CSharpCompilation.Create(
            id, [CSharpSyntaxTree.ParseText(code)], references.Select(r => MetadataReference.CreateFromFile(r)),
                new(OutputKind.DynamicallyLinkedLibrary));
        string assembly = Path.Combine(_folder, id + ".dll");
        Assert.True(compilation.Emit(assembly).Success);
        using var package = ZipFile.Open(Path.Combine(_folder, "feed", $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(assembly, $"lib/netstandard2.0/{id}.dll");
        using var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        string dependencies = string.Concat(needs.Select(n => $"<dependency id=\"{n.Id}\" version=\"{n.Version}\" />"));
        writer.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
            <id>{id}</id><version>{version}</version><authors>tests</authors><description>For a test.</description>
            <dependencies><group targetFramework=".NETStandard2.0">{dependencies}</group></dependencies></metadata></package>
            """);
    }

    public void Dispose()
    {
        _notebook.Dispose();
        if (!OperatingSystem.IsWindows())
            Directory.Delete(_folder, recursive: true);
    }
}
