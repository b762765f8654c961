namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>What the comments of a cell declare.</summary>
/// <param name="Items">Its parameters, in the order of the cell.</param>
/// <param name="IsLive">Whether the cell is to run at every change, however long it takes: <c>// @live</c>.</param>
/// <param name="Problems">Comments that declare nothing as they stand.</param>
internal sealed record CellParameters(IReadOnlyList<Parameter> Items, bool IsLive, IReadOnlyList<ParameterProblem> Problems)
{
    public static readonly CellParameters None = new([], false, []);
}
