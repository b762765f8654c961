using CourseKit.Scripting.Execution;

namespace CourseKit.Scripting;

/// <summary>The running cell, for code that wants to know it is in a notebook.</summary>
public static class Cell
{
    /// <summary>
    /// Cancelled when the user interrupts the cell. Code that watches it is given time to stop in its own way before it is aborted.
    /// </summary>
    public static CancellationToken CancellationToken => CellContext.Current?.StopToken ?? CancellationToken.None;
}
