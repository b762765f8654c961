using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CourseKit.Cli.Tests;

/// <summary>A folder with notebooks, and the built <c>course</c> as a process.</summary>
internal sealed class Sandbox : IDisposable
{
    // The name has a space, as many people's folders do.
    public string Folder { get; } = Directory.CreateTempSubdirectory("course tests ").FullName;

    public Sandbox() => Write("environment.json", "{ \"engine\": \"embedded\", \"profile\": \"quick\", \"seed\": 1 }");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes a notebook of code cells.</summary>
    public string WriteNotebook(string name, params string[] cells) => Write(name, new JsonObject
    {
        ["cells"] = new JsonArray(cells.Select(source => (JsonNode)new JsonObject
        {
            ["cell_type"] = "code",
            ["source"] = source,
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["execution_count"] = null,
        }).ToArray()),
        ["metadata"] =
            new JsonObject { ["kernelspec"] = new JsonObject { ["language"] = "C#", ["name"] = "csharp", ["display_name"] = "C#" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString());

    public JsonObject Executed(string name) => JsonNode.Parse(File.ReadAllText(PathOf(Path.Combine("out", name + ".ipynb"))))!.AsObject();

    /// <summary>Runs <c>course</c> in the folder and gives its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output, string Error)> CourseAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    // A shell that runs the tests in the background has them ignore Ctrl+C, and what is ignored stays so in all that is started from here.
    private static bool IgnoresInterrupts { get; } = OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToInt64(ignored[7..].Trim(), 16) & 2) != 0;

    /// <summary>Starts <c>course</c> in the folder.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(IgnoresInterrupts ? "env" : "dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (IgnoresInterrupts)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "course.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("COURSEKIT_DATA");
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
