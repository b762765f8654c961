using System.Globalization;

namespace CourseKit.Kernel.Serving;

/// <summary>
/// Where the kernel notes what it dropped and why: a file that the user asked for, or nowhere. Never the console, which is the cells'.
/// </summary>
internal sealed class KernelLog : IDisposable
{
    private const int MaxLines = 100_000;

    private readonly Lock _gate = new();
    private readonly StreamWriter? _file;
    private int _lines;

    /// <param name="path">File to append to; null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public KernelLog(string? path = null)
    {
        if (!string.IsNullOrEmpty(path))
            _file = new(path, append: true) { AutoFlush = true };
    }

    public void Write(string line)
    {
        if (_file is null)
            return;
        lock (_gate)
        {
            // A peer that floods the kernel with rubbish is not to fill the disk.
            if (++_lines > MaxLines)
                return;
            string time = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
            _file.WriteLine($"{time} {line.ReplaceLineEndings(" ")}");
        }
    }

    public void Dispose() => _file?.Dispose();
}
