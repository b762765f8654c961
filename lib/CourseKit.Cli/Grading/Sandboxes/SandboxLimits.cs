namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>What one submission may use.</summary>
internal sealed record SandboxLimits
{
    /// <summary>Time from start to end.</summary>
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Processor time of one process, in seconds.</summary>
    public int Cpu { get; init; } = 90;

    /// <summary>Memory of all its processes together, in bytes.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Processes at a time; a .NET process with its threads is one.</summary>
    public int Processes { get; init; } = 16;

    /// <summary>What it may write to its output, in bytes.</summary>
    public long Output { get; init; } = 64L << 20;

    /// <summary>What it may write to files, in bytes; they are gone when it ends.</summary>
    public long Files { get; init; } = 64L << 20;

    /// <summary>How many files it may make.</summary>
    public int FileCount { get; init; } = 20_000;
}
