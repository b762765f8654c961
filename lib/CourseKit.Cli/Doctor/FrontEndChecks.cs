using System.Text.Json;
using CourseKit.Kernel.Kernelspecs;

namespace CourseKit.Cli.Doctor;

/// <summary>Do front ends find the kernel, and is VS Code set up for it?</summary>
internal static class FrontEndChecks
{
    private const string Kernel = "kernel";
    private const string VSCode = "vs code";
    private const string Completion = "jupyter.enableKernelCompletions";
    private static readonly JsonDocumentOptions WithComments =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IEnumerable<Finding> Of(string root)
    {
        yield return Kernelspecs(root);
        yield return Settings(root);
    }

    private static Finding Kernelspecs(string root)
    {
        const string Install = "course kernel install";
        var ours = Kernelspec.FindAll().Where(s => s.IsOurs).ToList();
        if (ours.Count == 0)
            return Finding.Problem(Kernel, "front ends do not find the kit's kernel", Install);
        if (ours.Find(s => IsGone(s.Program!) || IsGone(s.Arguments[0])) is { } broken)
            return Finding.Problem(
                Kernel, $"{broken.Name} starts a program that is gone: {broken.Program}", $"{Install} --name {broken.Name}");
        string inside = root + Path.DirectorySeparatorChar;
        return ours.Find(s => Path.GetFullPath(s.Program!).StartsWith(inside, StringComparison.Ordinal)) is { } here
            ? Finding.Ok(Kernel, $"{here.DisplayName}, in {here.Folder}")
            : Finding.Note(Kernel, $"{ours[0].Name} starts another copy of the kit: {ours[0].Program}", Install);
    }

    private static bool IsGone(string program) => Path.IsPathFullyQualified(program) && !File.Exists(program);

    private static Finding Settings(string root)
    {
        string file = Path.Combine(root, ".vscode", "settings.json");
        const string Line = $"\"{Completion}\": true";
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllBytes(file), WithComments);
            return settings.RootElement.ValueKind == JsonValueKind.Object
                && settings.RootElement.TryGetProperty(Completion, out var value) && value.ValueKind == JsonValueKind.True
                    ? Finding.Ok(VSCode, "completion by the kernel is on")
                    : Finding.Note(VSCode, "completion by the kernel is off", $"add to {file}: {Line}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return Finding.Note(VSCode, $"{file} cannot be read", $"git checkout .vscode/settings.json, or write there {{ {Line} }}");
        }
    }
}
