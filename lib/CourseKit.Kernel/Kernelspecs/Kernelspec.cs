using System.Text.Json;

namespace CourseKit.Kernel.Kernelspecs;

/// <summary>A kernel that front ends can start, as a folder with a kernel.json describes it.</summary>
/// <param name="Name">Name of the folder, which notebooks carry.</param>
/// <param name="Folder">The folder.</param>
/// <param name="DisplayName">What front ends show.</param>
/// <param name="Language">Such as <c>C#</c>.</param>
/// <param name="Arguments">The command that starts it.</param>
public sealed record Kernelspec(string Name, string Folder, string DisplayName, string Language, IReadOnlyList<string> Arguments)
{
    /// <summary>Name of the file in the folder.</summary>
    public const string FileName = "kernel.json";

    /// <summary>The program of this kit, when the kernelspec starts it; else null.</summary>
    public string? Program => Arguments.FirstOrDefault(a => Path.GetFileName(a) == KernelLauncher.FileName);

    /// <summary>Whether the kernelspec starts a kernel of this kit.</summary>
    public bool IsOurs => Program is not null;

    /// <summary>All that front ends find; where two have one name, the one that wins.</summary>
    public static IReadOnlyList<Kernelspec> FindAll()
    {
        var found = new Dictionary<string, Kernelspec>(StringComparer.OrdinalIgnoreCase);
        foreach (var data in JupyterFolders.Data)
        {
            string kernels = Path.Combine(data, "kernels");
            if (!Directory.Exists(kernels))
                continue;
            foreach (var folder in Directory.EnumerateDirectories(kernels).Order(StringComparer.Ordinal))
            {
                if (Read(folder) is { } spec)
                    found.TryAdd(spec.Name, spec);
            }
        }
        return [.. found.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>The kernelspec of a folder, or null when it has none that can be read.</summary>
    /// <param name="folder">A folder of <c>kernels/</c>.</param>
    public static Kernelspec? Read(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)));
            var json = document.RootElement;
            var arguments = json.GetProperty("argv").EnumerateArray().Select(a => a.GetString() ?? "").ToList();
            return new(Path.GetFileName(folder), folder, Text("display_name"), Text("language"), arguments);

            string Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException
            or KeyNotFoundException)
        {
            return null;
        }
    }
}
