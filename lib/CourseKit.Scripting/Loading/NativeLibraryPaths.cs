using System.Runtime.InteropServices;

namespace CourseKit.Scripting.Loading;

/// <summary>Where a native library may lie beside a managed one: in its folder, or under <c>runtimes/RID/native</c>.</summary>
internal static class NativeLibraryPaths
{
    /// <param name="library">Name as in <c>DllImport</c>.</param>
    /// <param name="folders">Folders of managed assemblies.</param>
    /// <param name="files">Native files of packages, chosen for this platform already.</param>
    public static IEnumerable<string> Candidates(string library, IEnumerable<string> folders, IEnumerable<string> files)
    {
        var names = FileNames(library).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(f => names.Contains(Path.GetFileName(f))))
            yield return file;
        foreach (var folder in folders)
        {
            foreach (var sub in Subfolders())
            {
                foreach (var file in FileNames(library))
                    yield return Path.Combine(folder, sub, file);
            }
        }
    }

    private static IEnumerable<string> Subfolders()
    {
        yield return "";
        yield return Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        yield return Path.Combine("runtimes", $"{Os}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native");
    }

    private static string Os => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    private static IEnumerable<string> FileNames(string library)
    {
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        yield return library;
        yield return library + extension;
        if (!OperatingSystem.IsWindows())
            yield return $"lib{library}{extension}";
    }
}
