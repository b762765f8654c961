using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CourseKit.Scripting.Packages;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Loading;

/// <summary>
/// What cells may refer to: the framework, the display functions, and every <c>#r</c> file with the managed files that it needs.
/// </summary>
internal sealed class ReferenceSet : IDisposable
{
    private readonly SessionOptions _options;
    private readonly ShadowFolder _shadow = new();
    private readonly Dictionary<string, ReferenceFile> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, MetadataReference> _hosted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _nativeFiles = [];

    public ReferenceSet(SessionOptions options) => _options = options;

    /// <summary>For the compiler.</summary>
    public IEnumerable<MetadataReference> MetadataReferences =>
        FrameworkReferences.All.Concat(_files.Values.Select(f => f.Reference)).Concat(_hosted.Values);

    /// <summary>Folders that the files came from, in which native libraries are looked for.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Native libraries of packages.</summary>
    public IReadOnlyList<string> NativeFiles => _nativeFiles;

    public ReferenceFile? Find(string simpleName) => _files.GetValueOrDefault(simpleName);

    /// <summary>Refers to a file and to what it needs.</summary>
    /// <param name="path">As written in the cell: relative to a folder, or the name of a known assembly.</param>
    /// <param name="folder">The folder that it is relative to; null for the session's own.</param>
    /// <returns>A note for the user, or null.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BadImageFormatException">The file is not a managed assembly.</exception>
    public string? Add(string path, string? folder = null)
    {
        string full = Path.GetFullPath(path.Replace('\\', '/'), folder ?? _options.BaseDirectory);
        string name = Path.GetFileNameWithoutExtension(full);
        if (_options.AssemblyOverrides.TryGetValue(name, out var replacement))
            full = Path.GetFullPath(replacement);
        else if (!File.Exists(full) && FrameworkReferences.Contains(name))
            return null;
        if (!File.Exists(full))
            throw new FileNotFoundException(
                $"#r \"{path}\": there is no file {full}. Build the project that makes it, or correct the path.", full);
        if (Find(name) is { } known)
        {
            return known.OriginalPath == full && known.Written == File.GetLastWriteTimeUtc(full)
                ? null
                : $"#r \"{path}\": {known.OriginalPath} is loaded already, as it was then. "
                    + "Restart the session to load another build of it.";
        }
        AddWithDependencies(full);
        return null;
    }

    /// <summary>Refers to what a restore found.</summary>
    /// <returns>Notes for the user on assemblies that are loaded already from elsewhere.</returns>
    public IReadOnlyList<string> Add(RestoredPackages packages)
    {
        var notes = new List<string>();
        foreach (var assembly in packages.Assemblies)
        {
            string name = Path.GetFileNameWithoutExtension(assembly.LoadPath);
            if (FrameworkReferences.Contains(name) || _hosted.ContainsKey(name))
                continue;
            if (!_files.TryGetValue(name, out var known))
                _files.Add(name,
                    new(name, assembly.LoadPath, assembly.LoadPath, File.GetLastWriteTimeUtc(assembly.LoadPath),
                    FrameworkReferences.FromFile(assembly.CompilePath)));
            else if (known.OriginalPath != assembly.LoadPath)
                notes.Add($"{known.OriginalPath} is loaded already. Restart the session to use {assembly.LoadPath}.");
        }
        _nativeFiles.AddRange(packages.NativeFiles.Except(_nativeFiles));
        return notes;
    }

    /// <summary>Refers to an assembly that the host itself has loaded, so that values of its types can be handed to cells.</summary>
    public void AddHosted(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (!_files.ContainsKey(name))
            _hosted.TryAdd(name, FrameworkReferences.FromFile(path));
    }

    private void AddWithDependencies(string path)
    {
        var pending = new Queue<string>([path]);
        while (pending.TryDequeue(out var file))
        {
            var (name, needs) = Describe(file);
            if (_files.ContainsKey(name))
                continue;
            bool isHosts = _options.AssemblyOverrides.Values.Any(o => Path.GetFullPath(o) == file);
            string loadPath = isHosts ? file : _shadow.Copy(file);
            _files.Add(name, new(name, file, loadPath, File.GetLastWriteTimeUtc(file), FrameworkReferences.FromFile(loadPath)));
            string folder = Path.GetDirectoryName(file)!;
            if (!_folders.Contains(folder))
                _folders.Add(folder);
            foreach (var need in needs.Where(n => !FrameworkReferences.Contains(n)))
            {
                string beside = _options.AssemblyOverrides.TryGetValue(need, out var over)
                    ? Path.GetFullPath(over)
                    : Path.Combine(folder, need + ".dll");
                if (File.Exists(beside))
                    pending.Enqueue(beside);
            }
        }
    }

    private static (string Name, List<string> Needs) Describe(string path)
    {
        try
        {
            using var reader = new PEReader(File.OpenRead(path));
            var metadata = reader.GetMetadataReader();
            string name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
            return (name, metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)).ToList());
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            throw new BadImageFormatException($"#r: {path} is not a managed .NET assembly.", path, e);
        }
    }

    public void Dispose() => _shadow.Dispose();
}
