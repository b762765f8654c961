using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Scripting.Execution;

/// <summary>The cell that the current code belongs to; follows it through await, tasks and threads.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; user code may hold its token for ever.")]
internal sealed class CellContext(
    OutputQueue queue, Action<CellOutput> sink, Func<InputRequest, CancellationToken, Task<string?>>? readInput = null)
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CellInput? _input = readInput is null ? null : new(readInput);
    private volatile bool _stopping;
    private volatile bool _told;

    public static CellContext? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>Whether the cell asked for its token, and so may be expected to stop by itself.</summary>
    public bool IsCooperative { get; private set; }

    /// <summary>Line of the top-level statement that the cell has reached, from 1.</summary>
    public int Line { get; set; }

    public CancellationToken StopToken
    {
        get
        {
            IsCooperative = true;
            return _stop.Token;
        }
    }

    /// <summary>Whether there is somebody to ask.</summary>
    public bool CanRead => _input is not null;

    /// <summary>Whether the cell's code is to stop wherever it next asks, or shows something.</summary>
    public bool IsStopping => _stopping;

    public void CancelToken() => _stop.Cancel();

    public void Stop()
    {
        _stopping = true;
        CellStop.Add();
    }

    /// <summary>Ends the time in which what the stopped cell left running is stopped too.</summary>
    public void ForgetStop()
    {
        if (_stopping)
            CellStop.Remove();
    }

    public void ThrowIfStopping()
    {
        if (!_stopping)
            return;
        _told = true;
        throw new OperationCanceledException("The cell was stopped.");
    }

    public void Write(bool isError, string text)
    {
        StopAtOutput();
        queue.Write(sink, isError, text);
    }

    public void Post(CellOutput output)
    {
        StopAtOutput();
        queue.Post(sink, output);
    }

    /// <summary>Asks the user for a line; null when the input has ended.</summary>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public string? ReadLine(string prompt, bool isPassword = false)
    {
        StopAtOutput();
        return (_input ?? throw new InvalidOperationException("This cell asks for input, and whatever runs it has none to give."))
            .ReadLine(new(prompt, isPassword), _stop.Token);
    }

    /// <summary>The next character that the user typed, or -1 at the end of the input.</summary>
    public int ReadChar(bool consume)
    {
        StopAtOutput();
        return _input!.ReadChar(consume, _stop.Token);
    }

    /// <summary>
    /// Stops library code that shows its progress; but what the cell's own catch and finally blocks then show is welcome.
    /// </summary>
    private void StopAtOutput()
    {
        if (!_told)
            ThrowIfStopping();
    }
}
