using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Scripting.Tests;

public sealed class ReferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reference tests ").FullName;

    [Fact]
    public async Task Reference_RelativePath_StartsFromTheBaseDirectory()
    {
        Build("Lib", "public static class Lib { public static int Value => 5; }");
        using var notebook = new Notebook(new() { BaseDirectory = _folder });

        Assert.Equal("5", await notebook.RunAsync("#r \"./Lib.dll\"\nLib.Value"));
    }

    [Fact]
    public async Task Reference_FileRebuiltWhileLoaded_StaysAsItWasAndANewSessionSeesTheNew()
    {
        string path = Build("Lib", "public static class Lib { public static int Value => 1; }");
        using var notebook = new Notebook(new() { BaseDirectory = _folder });
        await notebook.RunAsync("#r \"Lib.dll\"\nLib.Value");

        Build("Lib", "public static class Lib { public static int Value => 2; }");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));

        Assert.Equal("1", await notebook.RunAsync("#r \"Lib.dll\"\nLib.Value"));
        Assert.Contains("Restart the session", notebook.Printed, StringComparison.Ordinal);
        using var fresh = new Notebook(new() { BaseDirectory = _folder });
        Assert.Equal("2", await fresh.RunAsync("#r \"Lib.dll\"\nLib.Value"));
    }

    [Fact]
    public async Task Reference_LibraryThatNeedsAnother_BringsItAlong()
    {
        string engine = Build("Engine", "namespace Engine { public class Tensor { public int Rank => 4; } }");
        Build("Kit", "public static class Kit { public static Engine.Tensor Make() => new(); }", engine);
        using var notebook = new Notebook(new() { BaseDirectory = _folder });

        Assert.Equal("4", await notebook.RunAsync("#r \"Kit.dll\"\nusing Engine;\nTensor t = Kit.Make();\nt.Rank"));
    }

    [Fact]
    public async Task Reference_Override_TakesTheHostsFile()
    {
        string hosts = Build("Kit", "public static class Kit { public static string Place => typeof(Kit).Assembly.Location; }");
        using var notebook = new Notebook(new()
        {
            BaseDirectory = _folder,
            AssemblyOverrides = new Dictionary<string, string> { ["Kit"] = hosts },
        });

        Assert.Equal(hosts, await notebook.RunAsync("#r \"../no/such/place/Kit.dll\"\nKit.Place"));
    }

    [Fact]
    public async Task Reference_FileThatIsNoAssembly_IsAnErrorThatNamesIt()
    {
        File.WriteAllText(Path.Combine(_folder, "text.dll"), "not an assembly");
        using var notebook = new Notebook(new() { BaseDirectory = _folder });

        var error = await notebook.FailAsync("#r \"text.dll\"");

        Assert.Contains("text.dll is not a managed .NET assembly", error.Message, StringComparison.Ordinal);
    }

    private string Build(string name, string code, params string[] references)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(Path.Combine(framework, "System.Runtime.dll")),
                .. references.Select(r => MetadataReference.CreateFromFile(r)),
            ],
            new(OutputKind.DynamicallyLinkedLibrary));
        string path = Path.Combine(_folder, name + ".dll");
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    public void Dispose()
    {
        // Overrides are loaded in place, and Windows keeps those locked until the process ends.
        if (!OperatingSystem.IsWindows())
            Directory.Delete(_folder, recursive: true);
    }
}
