using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CourseKit.Scripting.Execution;

namespace CourseKit.Scripting;

/// <summary>
/// Lets loops and functions of a cell notice that they are to stop: cells are compiled to ask at each turn and each call. That is safe on
/// every platform and on every thread, which aborting a thread is not: on Linux the runtime may end the process.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellStop
{
    // Where the course library, which has no reference to this one, finds the check: its trainings ask at each batch.
    private const string DataName = "CourseKit.StopCheck";

    private static int s_requests;

    /// <summary>Whether any cell of the process is being stopped.</summary>
    [SuppressMessage("Design", "CA2211", Justification = "Read at each turn of a loop.")]
    public static volatile bool IsRequested;

    /// <summary>Returns, or throws when the cell that runs is to stop.</summary>
    /// <exception cref="OperationCanceledException">The user interrupted the cell.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (IsRequested)
            CellContext.Current?.ThrowIfStopping();
    }

    internal static void Add()
    {
        AppContext.SetData(DataName, (Action)Check);
        IsRequested = Interlocked.Increment(ref s_requests) > 0;
    }

    internal static void Remove() => IsRequested = Interlocked.Decrement(ref s_requests) > 0;
}
