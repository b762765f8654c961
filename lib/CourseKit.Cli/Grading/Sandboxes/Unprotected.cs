using System.Diagnostics;
using CourseKit.Cli.Grading.Running;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// No sandbox: a process of its own with limits on time, memory and output, and nothing that keeps it from files and the network.
/// </summary>
internal sealed class Unprotected : ISandbox
{
    public string Name => "none";

    public bool IsProtected => false;

    public IReadOnlyList<string> Protections => ["a process of its own", "a clean environment", "limits on time, memory and output"];

    public SandboxedProcess Start(IReadOnlyList<string> commandLine, SandboxLimits limits)
    {
        string folder = Directory.CreateTempSubdirectory("course-grade-").FullName;
        var start = SelfStart.Redirected(commandLine);
        start.Environment.Clear();
        foreach (var (name, value) in HostEnvironment.Of(folder, limits))
            start.Environment[name] = value;
        start.WorkingDirectory = folder;
        return new(Process.Start(start)!, folder, endsWhole: false, () => Remove(folder));
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's temporary folder is cleaned by the system.
        }
    }
}
