using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Kernel.Kernelspecs;
using Spectre.Console;

namespace CourseKit.Cli.Kernels;

/// <summary><c>course kernel list</c>: the kernels that front ends find, and whether this kit's are in order.</summary>
internal static class ListCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var command = new Command("list", "List the kernels that front ends find.") { json };
        command.SetAction(parsed =>
        {
            var found = Kernelspec.FindAll();
            if (parsed.GetValue(json))
                PrintJson(found);
            else
                Print(found);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(IReadOnlyList<Kernelspec> found)
    {
        if (!found.Any(s => s.IsOurs))
            Console.WriteLine("This kit's kernel is not installed: run course kernel install.");
        if (found.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("name", "shown as", "language", "folder", "");
        foreach (var spec in found)
            table.AddRow(new[] { spec.Name, spec.DisplayName, spec.Language, spec.Folder, State(spec) }.Select(Markup.Escape).ToArray());
        AnsiConsole.Write(table);
    }

    private static void PrintJson(IReadOnlyList<Kernelspec> found) =>
        Console.WriteLine(new JsonArray([.. found.Select(spec => (JsonNode)new JsonObject
        {
            ["name"] = spec.Name,
            ["display_name"] = spec.DisplayName,
            ["language"] = spec.Language,
            ["folder"] = spec.Folder,
            ["is_course_kit"] = spec.IsOurs,
            ["state"] = State(spec),
        })]).ToJsonString(Indented));

    private static string State(Kernelspec spec) =>
        spec.Program is null ? ""
        : !File.Exists(spec.Program) ? "its program is gone: install it again"
        : File.Exists(spec.Arguments[0]) || !Path.IsPathFullyQualified(spec.Arguments[0]) ? "ok"
        : $"{spec.Arguments[0]} is gone: install it again";
}
