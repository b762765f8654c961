using System.Globalization;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>A line per cell, for logs.</summary>
internal sealed class PlainProgress(TextWriter writer) : IRunProgress
{
    private string _cell = "";

    public void CellStarted(Notebook notebook, int cell, int cells) =>
        _cell = string.Create(CultureInfo.InvariantCulture, $"{notebook.Name}  cell {cell}/{cells}");

    public void CellWrote(string currentLine)
    {
    }

    public void CellEnded(TimeSpan elapsed) =>
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_cell}  {elapsed.TotalSeconds:0.0} s"));
}
