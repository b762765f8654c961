namespace CourseKit.Scripting;

/// <summary>How a cell ended, and why.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Error">What went wrong; null only when <paramref name="Status"/> is <see cref="CellStatus.Ok"/>.</param>
public sealed record CellResult(CellStatus Status, CellError? Error)
{
    internal static readonly CellResult Success = new(CellStatus.Ok, null);
}
