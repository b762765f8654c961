using System.Diagnostics;
using System.Text.Json.Nodes;
using CourseKit.Cli.Converting;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Converting;

public sealed class ConvertTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert tests ").FullName;

    private static readonly (string Kind, string Source)[] Cells =
    [
        ("markdown", "# Title\n\nText with `code`,\n  indented."),
        ("code", "using System.Globalization;\nusing System.Numerics;\nvar big = BigInteger.Pow(2, " +
        "70);\nConsole.WriteLine(big.ToString(CultureInfo.InvariantCulture));"),
        ("code", "/// <summary>A point.</summary>\nrecord Point(int X, int Y);\n\nvar p = new Point(1, 2);\npublic static int Twice(int " +
        "n) => 2 * n;"),
        ("code", "#!time\n(p with { X = Twice(p.Y) })"),
        ("code", "#!html\n<b>not run</b>\n#!csharp\nvar p = \"again\";\nConsole.WriteLine(p.Length);"),
        ("code", "display(p);\nnew[] { 1, 2 }.Select(\n    n => n + p.Length)"),
        ("raw", "raw text"),
        ("code", ""),
    ];

    [Fact]
    public void Notebook_ToAppAndBack_IsTheSameNotebook()
    {
        var notebook =
            Make(Cells.Where(
            c => !c.Source.Contains("again", StringComparison.Ordinal) && !c.Source.Contains("public", StringComparison.Ordinal)));
        ((JsonObject)notebook.Json["cells"]![1]!)["metadata"] =
            new JsonObject { ["nbgrader"] = new JsonObject { ["grade"] = true, ["points"] = 2 } };

        string app = AppWriter.Write(notebook, _folder).Text;
        var back = AppReader.Read(Path.Combine(_folder, "a.cs"), app);

        Assert.Equal(NotebookWriter.Write(notebook), NotebookWriter.Write(back));
    }

    [Fact]
    public void Notebook_OfTheCourse_ComesBackAsItWas()
    {
        foreach (string path in Directory.EnumerateFiles(
            Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory), "notebooks"), "*.ipynb"))
        {
            var notebook = NotebookReader.Read(path);

            string app = AppWriter.Write(notebook, Path.GetDirectoryName(path)!).Text;

            Assert.Equal(NotebookWriter.Write(notebook), NotebookWriter.Write(AppReader.Read(Path.ChangeExtension(path, ".cs"), app)));
        }
    }

    [Fact]
    public async Task App_OfANotebook_Runs()
    {
        string path = Path.Combine(_folder, "app.cs");
        File.WriteAllText(path, AppWriter.Write(Make(Cells), _folder).Text);

        var (exit, output) = await RunAsync(path);

        Assert.True(exit == 0, output);
        Assert.Equal("1180591620717411303424\nPoint { X = 4, Y = 2 }\n5\nagain\n[ 6, 7 ]\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Package_AndProject_BecomeDirectives()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Lib", "bin", "current"));
        File.WriteAllText(Path.Combine(_folder, "Lib", "Lib.csproj"), "");
        var notebook =
            Make([("code", "#r \"nuget: Some.Package, 1.2.3\"\n#r \"Lib/bin/current/Lib.dll\"\n#r \"Nowhere.dll\"\nvar x = 1;")]);

        var (text, notes) = AppWriter.Write(notebook, Path.Combine(_folder, "apps"));

        Assert.StartsWith("#:package Some.Package@1.2.3\n#:project ../Lib/Lib.csproj\n", text, StringComparison.Ordinal);
        Assert.Contains("Nowhere.csproj", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Equal(NotebookWriter.Write(notebook), NotebookWriter.Write(AppReader.Read(Path.Combine(_folder, "n.cs"), text)));
    }

    [Fact]
    public void HandWrittenApp_BecomesANotebook()
    {
        var notebook =
            AppReader.Read(
            Path.Combine(_folder, "a.cs"),
            "#!/usr/bin/env dotnet\n#:package A.B@1.0\nusing System.Text;\n\nvar x = 1;\n// %% [markdown]\n// # Hi\n//\n// there\n// " +
            "%%\nx++;\n");

        Assert.Equal(
            [("code", "#r \"nuget: A.B, 1.0\"\nusing System.Text;\n\nvar x = 1;"), ("markdown", "# Hi\n\nthere"), ("code", "x++;")],
            notebook.Cells.Select(c => (c.Kind, c.Source)));
    }

    [Fact]
    public void EditedApp_GivesTheEditedNotebook()
    {
        string app = AppWriter.Write(Make(Cells.Take(3)), _folder).Text
            .Replace("using System.Text;", "using System.Text;\nusing System.Xml;", StringComparison.Ordinal)
            .Replace("record Point(int X, int Y);", "record Point(int X, int Y, int Z = 0);", StringComparison.Ordinal);

        var cells = AppReader.Read(Path.Combine(_folder, "a.cs"), app).Cells;

        Assert.StartsWith("using System.Xml;\nusing System.Globalization;", cells[1].Source, StringComparison.Ordinal);
        Assert.Contains(
            "/// <summary>A point.</summary>\nrecord Point(int X, int Y, int Z = 0);\n\nvar p", cells[2].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Dib_BecomesANotebook()
    {
        var notebook = DibReader.Read(Path.Combine(_folder, "a.dib"), """
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp"}}

            #!markdown

            # Title

            #!csharp

            #!time
            var x = 1;

            #!fsharp

            let y = 2

            """);

        Assert.Equal([("markdown", "# Title"), ("code", "#!time\nvar x = 1;"),
            ("code", "#!fsharp\n\nlet y = 2".Replace("\n\n", "\n", StringComparison.Ordinal))],
            notebook.Cells.Select(c => (c.Kind, c.Source)));
    }

    private Notebook Make(IEnumerable<(string Kind, string Source)> cells) =>
        NewNotebook.Of(Path.Combine(_folder, "n.ipynb"), cells.Select(c => new ConvertedCell(c.Kind, c.Source)));

    private static async Task<(int Exit, string Output)> RunAsync(string path)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["run", path]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory =
            Path.GetDirectoryName(path) };
        foreach (string variable in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
