using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CourseKit.Cli.Presenting;

/// <summary>
/// Brings in ASP.NET Core when it is needed: it lies beside the runtime, and is not one of this program's frameworks, because finding its
/// 150 assemblies would slow the start of every other command and of every worker.
/// </summary>
internal static class AspNetCore
{
    private const string Name = "Microsoft.AspNetCore.App";

    /// <exception cref="CourseKitException">It is not installed.</exception>
    public static void Load()
    {
        string folder = Find(RuntimeEnvironment.GetRuntimeDirectory());
        AssemblyLoadContext.Default.Resolving += (context, name) => Resolve(context, name, folder);
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name, string folder)
    {
        string path = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    /// <summary>The folder of the version that belongs to the runtime, else of the newest of the same major version.</summary>
    /// <param name="runtime">The runtime's folder, .../shared/Microsoft.NETCore.App/10.0.1/.</param>
    private static string Find(string runtime)
    {
        var own = new DirectoryInfo(runtime);
        string shared = Path.Combine(own.Parent?.Parent?.FullName ?? "", Name);
        string exact = Path.Combine(shared, own.Name);
        if (Directory.Exists(exact))
            return exact;
        return (Directory.Exists(shared) ? Directory.GetDirectories(shared) : [])
            .Select(path => (Path: path, IsVersion: Version.TryParse(Path.GetFileName(path), out var version), Version: version))
            .Where(found => found.IsVersion && found.Version!.Major == Environment.Version.Major)
            .OrderByDescending(found => found.Version)
            .Select(found => found.Path)
            .FirstOrDefault()
            ?? throw new CourseKitException(
                $"course present needs ASP.NET Core {Environment.Version.Major}, which comes with the .NET SDK; {shared} has none. "
                + "Install the SDK, or the package aspnetcore-runtime.");
    }
}
