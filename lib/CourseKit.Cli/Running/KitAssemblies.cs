namespace CourseKit.Cli.Running;

/// <summary>The kit's assemblies of this very build: what <c>#r ".../CourseKit.dll"</c> means when this program runs a notebook.</summary>
internal static class KitAssemblies
{
    public static Dictionary<string, string> Find()
    {
        string folder = AppContext.BaseDirectory;
        // What the kit needs lies beside it, and is found from there.
        return new() { ["CourseKit"] = Path.Combine(folder, "CourseKit.dll") };
    }
}
