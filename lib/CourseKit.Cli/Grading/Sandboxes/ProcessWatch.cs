using System.Globalization;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>Looks at a student's processes several times a second, and ends them when together they take too much.</summary>
internal sealed class ProcessWatch : IDisposable
{
    private const double TicksPerSecond = 100;      // Linux tells programs so, whatever it counts in

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    private readonly SandboxedProcess _running;
    private readonly SandboxLimits _limits;
    private readonly Timer _timer;

    public ProcessWatch(SandboxedProcess running, SandboxLimits limits)
    {
        (_running, _limits) = (running, limits);
        _timer = new(_ => Look(), null, Interval, Interval);
    }

    /// <summary>Why the processes were ended; null when they were not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Processor time that the processes have taken together, in seconds.</summary>
    public double ProcessorSeconds()
    {
        try
        {
            return Tree().Sum(process => process.Seconds);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return 0;       // they have ended
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        try
        {
            var tree = Tree();
            if (tree.Sum(process => process.Seconds) > _limits.Cpu)
                Reason ??= $"it took more than {_limits.Cpu} s of processor time";
            else if (tree.Sum(process => process.Memory + HiddenMemory.PageTables(process.Id)) > _limits.Memory)
                Reason ??= $"it took more than {_limits.Memory >> 20} MB of memory";
            else if (tree.Count > _limits.Processes + 4)     // bubblewrap's own, and prlimit before it becomes the program
                Reason ??= $"it started more than {_limits.Processes} processes";
            else if (tree.Any(process => HiddenMemory.Files(process.Id, _limits.Files) > _limits.FileCount))
                Reason ??= $"it made more than {_limits.FileCount} files";
            if (Reason is not null)
                _running.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // It has ended.
        }
    }

    /// <summary>The process and those below it.</summary>
    private List<(int Id, long Memory, double Seconds)> Tree()
    {
        int root = _running.Process.Id;
        if (!OperatingSystem.IsLinux())
        {
            _running.Process.Refresh();
            return [(root, _running.Process.WorkingSet64, _running.Process.TotalProcessorTime.TotalSeconds)];
        }
        var (parents, sizes) = (new Dictionary<int, int>(), new Dictionary<int, (long Memory, long Ticks)>());
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && Stat(folder) is var (parent, pages, ticks))
                (parents[id], sizes[id]) = (parent, (pages * Environment.SystemPageSize, ticks));
        }
        return [.. sizes.Where(size => IsBelow(size.Key, root, parents))
            .Select(size => (size.Key, size.Value.Memory, size.Value.Ticks / TicksPerSecond))];
    }

    private static bool IsBelow(int id, int root, Dictionary<int, int> parents)
    {
        for (var depth = 0; depth < 64 && id > 1; depth++)
        {
            if (id == root)
                return true;
            if (!parents.TryGetValue(id, out id))
                return false;
        }
        return false;
    }

    /// <summary>Parent, resident pages, and ticks of itself and of children that ended; null when it has gone.</summary>
    private static (int Parent, long Pages, long Ticks)? Stat(string folder)
    {
        try
        {
            string stat = File.ReadAllText(folder + "/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');     // the name before may hold anything
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[21], CultureInfo.InvariantCulture),
                fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException
            or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
