namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>What the kernel is doing.</summary>
internal enum KernelState
{
    /// <summary>It is being started.</summary>
    Starting,

    /// <summary>It waits for a cell.</summary>
    Ready,

    /// <summary>It runs a cell.</summary>
    Busy,

    /// <summary>It has ended by itself; the next cell to run starts another.</summary>
    Ended,
}
