namespace CourseKit.Scripting.Inspection;

/// <summary>The framework's documentation, which comes with the SDK; a machine with the runtime alone has none.</summary>
internal static class FrameworkDocumentation
{
    public static DocumentationFile Files { get; } = new([.. Find()]);

    private static IEnumerable<string> Find()
    {
        // .../shared/Microsoft.NETCore.App/10.0.1/System.Private.CoreLib.dll
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs))
            return [];
        var newest = Directory.EnumerateDirectories(packs)
            .Where(d => Version.TryParse(Path.GetFileName(d).Split('-')[0], out _))
            .OrderBy(d => Version.Parse(Path.GetFileName(d).Split('-')[0])).LastOrDefault();
        return newest is null ? [] : Directory.EnumerateFiles(newest, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }
}
