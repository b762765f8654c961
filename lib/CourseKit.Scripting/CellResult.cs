namespace CourseKit.Scripting;

/// <summary>How a cell ended, and why.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Error">What went wrong; null only when <paramref name="Status"/> is <see cref="CellStatus.Ok"/>.</param>
public sealed record CellResult(CellStatus Status, CellError? Error)
{
    internal static readonly CellResult Success = new(CellStatus.Ok, null);

    internal static readonly CellResult Aborted =
        Stopped(CellStatus.Aborted, "The cell was stopped.", "The cell was stopped. Variables keep the values they had.");

    internal static readonly CellResult Lost = Stopped(
        CellStatus.Lost, "The cell was told to stop and did not; its session is lost.", "The cell was told to stop and did not.");

    private static CellResult Stopped(CellStatus status, string message, string shown) =>
        new(status, new("Interrupted", message, 0, 0, [shown]));
}
