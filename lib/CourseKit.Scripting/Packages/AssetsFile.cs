using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Scripting.Packages;

/// <summary>Reads <c>project.assets.json</c>, in which a restore says what it found.</summary>
internal static class AssetsFile
{
    /// <summary>The packages for one platform; null when the file is missing, damaged, or files that it names are gone.</summary>
    public static RestoredPackages? TryRead(string path, string runtimeIdentifier)
    {
        try
        {
            return File.Exists(path) ? Read(JsonNode.Parse(File.ReadAllText(path))!, runtimeIdentifier) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private static RestoredPackages? Read(JsonNode assets, string runtimeIdentifier)
    {
        var folders = assets["packageFolders"]!.AsObject().Select(f => f.Key).ToList();
        var target = assets["targets"]!.AsObject().First(t => t.Key.EndsWith("/" + runtimeIdentifier, StringComparison.Ordinal))
            .Value!.AsObject();
        var packages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (assemblies, native) = (new List<PackageAssembly>(), new List<string>());
        foreach (var (key, library) in target)
        {
            if ((string?)library!["type"] != "package")
                continue;
            var (id, version) = key.Split('/') is [var a, var b] ? (a, b) : (key, "");
            packages[id] = version;
            string relative = (string?)assets["libraries"]![key]!["path"] ?? "";
            string? root = folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists);
            if (root is null)
                return null;
            var compile = Files(library, "compile", root).ToDictionary(p => Path.GetFileName(p), StringComparer.OrdinalIgnoreCase);
            assemblies.AddRange(
                Files(library, "runtime", root).Select(p => new PackageAssembly(compile.GetValueOrDefault(Path.GetFileName(p), p), p)));
            native.AddRange(Files(library, "native", root));
        }
        return assemblies.All(a => File.Exists(a.LoadPath)) ? new(packages, assemblies, native) : null;
    }

    private static IEnumerable<string> Files(JsonNode library, string kind, string root) =>
        (library[kind] as JsonObject)?.Select(f => f.Key).Where(f => !f.EndsWith("/_._", StringComparison.Ordinal))
            .Select(f => Path.GetFullPath(Path.Combine(root, f))) ?? [];
}
