using System.Diagnostics;
using System.Globalization;
using CourseKit.Cli.Notebooks;
using CourseKit.Scripting;
using Spectre.Console;

namespace CourseKit.Cli.Running;

/// <summary>One line on the terminal that says which cell runs, for how long, and what it is writing.</summary>
internal sealed class LiveProgress : IRunProgress, IDisposable
{
    private readonly StatusContext _status;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer _timer;
    private volatile string _cell = "";
    private volatile string _line = "";

    public LiveProgress(StatusContext status)
    {
        _status = status;
        _timer = new(_ => Show(), null, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500));
    }

    public void CellStarted(Notebook notebook, int cell, int cells)
    {
        _cell = string.Create(CultureInfo.InvariantCulture, $"{notebook.Name}  cell {cell}/{cells}");
        _line = "";
        Show();
    }

    // The timer shows it: a progress bar may be written a thousand times a second.
    public void CellWrote(string currentLine) => _line = AnsiColor.Strip(currentLine).Trim();

    public void CellEnded(TimeSpan elapsed)
    {
    }

    private void Show()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{_cell}  {_watch.Elapsed.TotalSeconds:0} s  {_line}");
        int width = Math.Max(20, AnsiConsole.Profile.Width - 6);
        _status.Status = Markup.Escape(text.Length > width ? text[..width] : text);
    }

    public void Dispose() => _timer.Dispose();
}
