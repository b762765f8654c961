using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>Is told what a run is doing. Calls come from one thread at a time.</summary>
internal interface IRunProgress
{
    void CellStarted(Notebook notebook, int cell, int cells);

    /// <summary>The cell wrote on its current line, such as a progress bar.</summary>
    void CellWrote(string currentLine);

    void CellEnded(TimeSpan elapsed);
}
