using System.Globalization;
using CourseKit.Cli.Running;
using CourseKit.Scripting;

namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>What follows from how a cell ran.</summary>
internal static class LiveRules
{
    /// <summary>A cell that ran faster runs again by itself when a parameter changes.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    /// <summary>Whether a change of a parameter runs the cell.</summary>
    public static bool RunsAtChange(LiveCell cell) => cell.Parameters.IsLive || cell.Elapsed < Quick;

    /// <summary>How a run ended, and what to show of it.</summary>
    /// <param name="done">The worker's word.</param>
    /// <param name="limit">The limit that the cell ran into; null for none.</param>
    public static (CellState State, CellError? Error) Outcome(DoneEvent done, TimeSpan? limit) => done.Status switch
    {
        CellStatus.Ok => (CellState.Done, null),
        CellStatus.Error => (CellState.Failed, done.Error),
        _ when limit is { } time => (CellState.Failed, Error("CellTimeout", string.Create(CultureInfo.InvariantCulture,
            $"The cell ran longer than {time.TotalSeconds:0.###} s and was stopped; --timeout SECONDS sets the limit."))),
        CellStatus.Lost => (CellState.Stopped, Error(
            "Lost", "The cell was told to stop and did not: the kernel was ended, and its variables are gone.")),
        _ => (CellState.Stopped, done.Error),
    };

    public static CellError Error(string name, string message, IReadOnlyList<string>? details = null) =>
        new(name, message, 0, 0, [message, .. details ?? []]);
}
