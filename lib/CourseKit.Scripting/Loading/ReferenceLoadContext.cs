using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CourseKit.Scripting.Loading;

/// <summary>
/// Holds the assemblies that cells refer to by <c>#r</c>, with what these need. Managed files are loaded from copies, so that the
/// originals can be rebuilt; native libraries (gigabytes, for some engines) from where they are.
/// </summary>
internal sealed class ReferenceLoadContext(ReferenceSet references) : AssemblyLoadContext("#r")
{
    /// <summary>The referenced assembly of that simple name, or null when it is the framework's or the host's.</summary>
    public Assembly? TryLoad(AssemblyName name) =>
        references.Find(name.Name!) is { } file ? LoadFromAssemblyPath(file.LoadPath) : null;

    protected override Assembly? Load(AssemblyName assemblyName) => TryLoad(assemblyName);

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var path in NativeLibraryPaths.Candidates(unmanagedDllName, references.Folders, references.NativeFiles))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out nint handle))
                return handle;
        }
        return 0;
    }
}
