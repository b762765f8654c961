using System.Reflection.PortableExecutable;
using CourseKit.Scripting.Inspection;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Loading;

/// <summary>The running framework's own assemblies, which every cell sees, and this assembly for the display functions.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<Dictionary<string, MetadataReference>> Known = new(Find);

    public static IEnumerable<MetadataReference> All => Known.Value.Values;

    public static bool Contains(string simpleName) => Known.Value.ContainsKey(simpleName);

    /// <summary>A reference with the documentation that lies beside the file.</summary>
    public static MetadataReference FromFile(string path)
    {
        string documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(
            path, documentation: File.Exists(documentation) ? new DocumentationFile(documentation) : null);
    }

    private static Dictionary<string, MetadataReference> Find()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var found = new Dictionary<string, MetadataReference>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.EnumerateFiles(framework, "*.dll").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            bool isPublic = name.StartsWith("System.", StringComparison.Ordinal)
                || name is "System" or "mscorlib" or "netstandard" or "WindowsBase"
                || name.StartsWith("Microsoft.", StringComparison.Ordinal);
            if (isPublic && IsManaged(path))
                found.Add(name, MetadataReference.CreateFromFile(path, documentation: FrameworkDocumentation.Files));
        }
        string self = typeof(FrameworkReferences).Assembly.Location;
        found.Add(Path.GetFileNameWithoutExtension(self), FromFile(self));
        return found;
    }

    private static bool IsManaged(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }
}
