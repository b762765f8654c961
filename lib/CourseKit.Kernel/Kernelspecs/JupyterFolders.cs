namespace CourseKit.Kernel.Kernelspecs;

/// <summary>Where Jupyter keeps its data on this platform; what <c>jupyter --paths</c> lists.</summary>
/// <remarks>Jupyter documentation, "Common Directories and File Locations".</remarks>
public static class JupyterFolders
{
    /// <summary>The user's own data.</summary>
    public static string UserData
    {
        get
        {
            if (Variable("JUPYTER_DATA_DIR") is { } chosen)
                return Path.GetFullPath(chosen);
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsMacOS()
                ? Path.Combine(home, "Library", "Jupyter")
                : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
        }
    }

    /// <summary>Where connection files of running kernels are.</summary>
    public static string Runtime => Variable("JUPYTER_RUNTIME_DIR") ?? Path.Combine(UserData, "runtime");

    /// <summary>All folders that front ends look for kernelspecs in, the first to win first.</summary>
    public static IReadOnlyList<string> Data
    {
        get
        {
            var folders = new List<string>();
            folders.AddRange((Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
            folders.Add(UserData);
            if (PythonPrefix is { } prefix)
                folders.Add(OfPrefix(prefix));
            if (OperatingSystem.IsWindows())
                folders.Add(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter"));
            else
                folders.AddRange(["/usr/local/share/jupyter", "/usr/share/jupyter"]);
            return [.. folders.Distinct()];
        }
    }

    /// <summary>The active Python environment (venv or conda), or null when none is.</summary>
    public static string? PythonPrefix => Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX");

    /// <summary>Data folder of an installation prefix.</summary>
    /// <param name="prefix">Such as <c>/usr/local</c>.</param>
    public static string OfPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
