using System.Diagnostics;
using System.Globalization;

namespace CourseKit.Scripting.Loading;

/// <summary>A private folder of copies of assemblies, removed with the session, or by a later one when the process was killed.</summary>
internal sealed class ShadowFolder : IDisposable
{
    private const string Prefix = "coursekit-";
    private readonly Lazy<string> _root = new(Create);
    private int _count;

    /// <summary>Copies an assembly with its symbols and documentation, and returns the path of the copy.</summary>
    public string Copy(string path)
    {
        // A folder each: two originals may have the same file name.
        string folder = Path.Combine(_root.Value, (_count++).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        foreach (var companion in new[] { path, Path.ChangeExtension(path, ".pdb"), Path.ChangeExtension(path, ".xml") })
        {
            if (File.Exists(companion))
                File.Copy(companion, Path.Combine(folder, Path.GetFileName(companion)));
        }
        return Path.Combine(folder, Path.GetFileName(path));
    }

    public void Dispose()
    {
        if (_root.IsValueCreated)
            TryDelete(_root.Value);
    }

    private static string Create()
    {
        RemoveLeftovers();
        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
    }

    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var parts = Path.GetFileName(folder).Split('-');
            if (parts.Length == 3 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out int owner) && !IsRunning(owner))
                TryDelete(folder);
        }
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps loaded assemblies locked until their process ends; the next session removes them.
        }
    }
}
