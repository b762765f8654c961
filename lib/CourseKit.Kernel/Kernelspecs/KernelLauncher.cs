namespace CourseKit.Kernel.Kernelspecs;

/// <summary>The command that starts the built kernel.</summary>
internal static class KernelLauncher
{
    public const string FileName = "CourseKit.Kernel.dll";

    /// <summary>The dotnet host with the kernel's program, then the connection file that the front end fills in.</summary>
    /// <exception cref="KernelspecException">Either of them cannot be found.</exception>
    public static IReadOnlyList<string> Arguments() => [FindHost(), FindProgram(), "-f", "{connection_file}"];

    /// <summary>The build for notebooks in a clone of the repository; else the one beside the running program.</summary>
    private static string FindProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string current = Path.Combine(folder.FullName, "CourseKit.Kernel", "bin", "current", FileName);
            if (File.Exists(current))
                return current;
        }
        string beside = Path.Combine(AppContext.BaseDirectory, FileName);
        return File.Exists(beside)
            ? beside
            : throw new KernelspecException($"{FileName} is not built: run dotnet build -c Release lib/CourseKit.Kernel, then this again.");
    }

    /// <summary>
    /// By its path: front ends started from a desktop often have another PATH than a terminal. A link on the PATH is kept as it is, since
    /// package managers move what it points to.
    /// </summary>
    private static string FindHost()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified);
        // lib/dotnet/shared/Microsoft.NETCore.App/10.0.0: the host is three folders up.
        string own =
            Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return folders.Append(own).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists)
            ?? throw new KernelspecException($"The dotnet host cannot be found: put the folder of {name} on the PATH.");
    }
}
