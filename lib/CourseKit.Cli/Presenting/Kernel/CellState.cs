namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>What a cell is doing.</summary>
internal enum CellState
{
    /// <summary>It has not run in this kernel.</summary>
    Idle,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It did not compile, threw, or took the kernel down.</summary>
    Failed,

    /// <summary>It was stopped.</summary>
    Stopped,
}
