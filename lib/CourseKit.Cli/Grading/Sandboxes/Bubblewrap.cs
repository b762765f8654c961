using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Cli.Grading.Running;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// Linux namespaces through bubblewrap: the process sees the system's programs and this kit, read-only, a small folder of its own in memory,
/// its own processes, and nothing else; no network at all.
/// </summary>
/// <param name="dropsRoot">Start as nobody, through setpriv: root's processes are not counted by the system's limit.</param>
internal sealed class Bubblewrap(bool dropsRoot) : ISandbox
{
    private const string Program = "/usr/bin/bwrap", Limiter = "/usr/bin/prlimit", Dropper = "/usr/bin/setpriv";
    private const string Nobody = "65534", Work = "/tmp/work";
    private const int MostThreads = 256;

    public string Name => "bubblewrap";

    public bool IsProtected => true;

    public IReadOnlyList<string> Protections =>
    [
        "no network", "no file but the system's programs and the kit, read-only", "its own process table", "a clean environment",
        "files in memory only, limited", "limits on time, memory, processes and output", "ends with the grader",
        .. dropsRoot ? ["runs as nobody"] : Array.Empty<string>(),
    ];

    /// <summary>The sandbox that works on this machine; null when none does.</summary>
    public static Bubblewrap? Find()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Program) || !File.Exists(Limiter))
            return null;
        bool isRoot = Environment.IsPrivilegedProcess;
        foreach (bool drops in (bool[])(isRoot && File.Exists(Dropper) ? [true, false] : [false]))
        {
            var candidate = new Bubblewrap(drops);
            if (candidate.Works())
                return candidate;
        }
        return null;
    }

    public SandboxedProcess Start(IReadOnlyList<string> commandLine, SandboxLimits limits)
    {
        var start = SelfStart.Redirected(CommandLine(commandLine, limits));
        start.Environment.Clear();
        start.WorkingDirectory = "/";
        return new(ParentThread.Start(start), Work);
    }

    private List<string> CommandLine(IReadOnlyList<string> commandLine, SandboxLimits limits)
    {
        string N(long number) => number.ToString(CultureInfo.InvariantCulture);
        List<string> line = dropsRoot ? [Dropper, "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--", Program] : [Program];
        line.AddRange(["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "student", "--clearenv"]);
        foreach (var (name, value) in HostEnvironment.Of("/tmp", limits))
            line.AddRange(["--setenv", name, value]);
        foreach (string folder in (string[])["/usr", "/lib", "/lib64", "/bin", "/sbin"])
            line.AddRange(Visible(folder));
        line.AddRange(
        [
            "--proc", "/proc", "--dev", "/dev", "--size", N(limits.Files), "--tmpfs", "/dev/shm", "--remount-ro", "/dev",
            "--size", N(limits.Files), "--tmpfs", "/tmp", "--dir", Work,
        ]);
        // After the folder in memory: the kit itself may lie below /tmp.
        foreach (string folder in Needed().Distinct())
            line.AddRange(["--ro-bind", folder, folder]);
        line.AddRange(
        [
            "--chdir", Work, "--remount-ro", "/", "--",
            Limiter, "--core=0", "--nofile=512", $"--fsize={N(limits.Files)}", $"--cpu={N(limits.Cpu)}", $"--data={N(limits.Memory * 2)}",
            $"--nproc={N(MostThreads)}", "--",
            .. commandLine,
        ]);
        return line;
    }

    private static IEnumerable<string> Visible(string folder)
    {
        var info = new DirectoryInfo(folder);
        return !info.Exists ? [] : info.LinkTarget is { } target ? ["--symlink", target, folder] : ["--ro-bind", folder, folder];
    }

    /// <summary>The kit's own build and the .NET that runs it, where they are not in /usr.</summary>
    private static IEnumerable<string> Needed()
    {
        string runtime = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/'));
        if (!runtime.StartsWith("/usr/", StringComparison.Ordinal))
            yield return runtime;
        yield return AppContext.BaseDirectory.TrimEnd('/');
    }

    /// <summary>Runs a student's process with nothing to do.</summary>
    private bool Works()
    {
        try
        {
            var answers = new AnswerProcess(this, new()).RunAsync([], CancellationToken.None).GetAwaiter().GetResult();
            return answers.End is null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return false;
        }
    }
}
