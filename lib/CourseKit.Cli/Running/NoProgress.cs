using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>Says nothing: the output is for a program.</summary>
internal sealed class NoProgress : IRunProgress
{
    public void CellStarted(Notebook notebook, int cell, int cells)
    {
    }

    public void CellWrote(string currentLine)
    {
    }

    public void CellEnded(TimeSpan elapsed)
    {
    }
}
