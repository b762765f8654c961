using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Cli.Grading.Running;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// Linux namespaces through bubblewrap: the process sees the system's programs and this kit, read-only, a small folder of its own in
/// memory, its own processes, and nothing else; no network at all.
/// </summary>
/// <param name="dropsRoot">Start as a user of its own, through setpriv: root's processes are not counted by the system's limit.</param>
/// <param name="filter">File with a <see cref="SeccompFilter"/>; null for none.</param>
internal sealed class Bubblewrap(bool dropsRoot, string? filter) : ISandbox
{
    private const string Program = "/usr/bin/bwrap", Limiter = "/usr/bin/prlimit", Dropper = "/usr/bin/setpriv";
    private const string Pinner = "/usr/bin/taskset", Shell = "/bin/sh";
    private const string Work = "/tmp/work";
    private const int MostThreads = 256;

    /// <summary>
    /// Since Linux 5.14 threads are counted for each user namespace apart. Before, a limit would count all that the user runs elsewhere
    /// too.
    /// </summary>
    private static readonly bool CountsApart = Environment.OSVersion.Version >= new Version(5, 14);

    // Programs and libraries, not all of /usr: what an instructor keeps in /usr/local or /usr/src stays unseen.
    private static readonly string[] VisibleFolders =
        ["/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/bin", "/sbin", "/lib", "/lib32", "/lib64"];

    public string Name => "bubblewrap";

    public bool IsProtected => true;

    public IReadOnlyList<string> Protections =>
    [
        "no network", "no file but the system's programs and the kit, read-only", "its own process table", "a clean environment",
        "files in memory only, limited", "limits on time, memory, processes and output", "ends with the grader",
        .. dropsRoot ? ["a user of its own"] : Array.Empty<string>(),
        .. filter is not null ? ["system calls filtered"] : Array.Empty<string>(),
    ];

    /// <summary>The sandbox that works on this machine; null when none does.</summary>
    public static Bubblewrap? Find()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Program) || !File.Exists(Limiter))
            return null;
        bool drops = Environment.IsPrivilegedProcess && File.Exists(Dropper);
        string? filter = FilterFile.Path;
        (bool, string?)[] kinds = [(drops, filter), (drops, null), (false, filter), (false, null)];
        return kinds.Distinct().Select(kind => new Bubblewrap(kind.Item1, kind.Item2)).FirstOrDefault(candidate => candidate.Works());
    }

    public SandboxedProcess Start(IReadOnlyList<string> commandLine, SandboxLimits limits)
    {
        int? processor = File.Exists(Pinner) ? ProcessorSlots.Take() : null;
        var start = SelfStart.Redirected(CommandLine(commandLine, limits, processor));
        start.Environment.Clear();
        start.WorkingDirectory = "/";
        // What lives in the sandbox ends with it, and with this process.
        try
        {
            return new(ParentThread.Start(start), Work, endsWhole: true, () => ProcessorSlots.Return(processor));
        }
        catch
        {
            ProcessorSlots.Return(processor);
            throw;
        }
    }

    private List<string> CommandLine(IReadOnlyList<string> commandLine, SandboxLimits limits, int? processor)
    {
        string N(long number) => number.ToString(CultureInfo.InvariantCulture);
        // The shell opens the filter, which need not be readable for others, and becomes the next program.
        List<string> line = filter is null ? [] : [Shell, "-c", "exec 3<\"$0\"; exec \"$@\"", filter];
        if (processor is { } number)
            line.AddRange([Pinner, "--cpu-list", N(number)]);
        if (dropsRoot)
            line.AddRange([Dropper, "--reuid", N(SandboxUser.Next()), "--regid", N(SandboxUser.Nobody), "--clear-groups", "--"]);
        line.Add(Program);
        if (filter is not null)
            line.AddRange(["--seccomp", "3"]);
        line.AddRange(["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "student", "--clearenv"]);
        foreach (var (name, value) in HostEnvironment.Of("/tmp", limits))
            line.AddRange(["--setenv", name, value]);
        foreach (string folder in VisibleFolders)
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
            .. dropsRoot || CountsApart ? [$"--nproc={N(MostThreads)}"] : Array.Empty<string>(), "--",
            .. commandLine,
        ]);
        return line;
    }

    private static IEnumerable<string> Visible(string folder)
    {
        var info = new DirectoryInfo(folder);
        return !info.Exists ? [] : info.LinkTarget is { } target ? ["--symlink", target, folder] : ["--ro-bind", folder, folder];
    }

    /// <summary>The kit's own build and the .NET that runs it, where they are not in a visible folder.</summary>
    private static IEnumerable<string> Needed()
    {
        string runtime = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/'));
        if (!VisibleFolders.Any(folder => runtime.StartsWith(folder + "/", StringComparison.Ordinal)))
            yield return runtime;
        yield return AppContext.BaseDirectory.TrimEnd('/');
    }

    /// <summary>Runs a student's process with nothing to do.</summary>
    private bool Works()
    {
        try
        {
            return new AnswerProcess(this, new()).RunAsync([], CancellationToken.None).GetAwaiter().GetResult().End is null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or CourseKitException)
        {
            return false;
        }
    }
}
