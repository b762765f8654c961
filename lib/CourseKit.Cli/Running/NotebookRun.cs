using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>A notebook that was run, to its end or to its failure, with the outputs in its cells.</summary>
internal sealed record NotebookRun(Notebook Notebook, int CellsRun, TimeSpan Elapsed, NotebookFailure? Failure);
