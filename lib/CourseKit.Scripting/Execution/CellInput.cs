namespace CourseKit.Scripting.Execution;

/// <summary>Lines that the user is asked for, and what of them has not been read yet.</summary>
/// <param name="ask">Asks the user; gives null when the input has ended.</param>
internal sealed class CellInput(Func<InputRequest, CancellationToken, Task<string?>> ask)
{
    private string _rest = "";

    public string? ReadLine(InputRequest request, CancellationToken stop)
    {
        if (_rest.Length == 0)
            return Ask(request, stop);
        string line = _rest.TrimEnd('\n');
        _rest = "";
        return line;
    }

    /// <summary>The next character of the line, or -1 at the end of the input.</summary>
    public int ReadChar(bool consume, CancellationToken stop)
    {
        if (_rest.Length == 0)
            _rest = Ask(new("", IsPassword: false), stop) is { } line ? line + "\n" : "";
        if (_rest.Length == 0)
            return -1;
        char next = _rest[0];
        if (consume)
            _rest = _rest[1..];
        return next;
    }

    // The thread waits here, where an interrupt of the cell reaches it.
    private string? Ask(InputRequest request, CancellationToken stop) => ask(request, stop).GetAwaiter().GetResult();
}
