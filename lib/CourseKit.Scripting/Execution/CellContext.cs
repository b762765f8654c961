using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Scripting.Execution;

/// <summary>The cell that the current code belongs to; follows it through await, tasks and threads.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; user code may hold its token for ever.")]
internal sealed class CellContext(OutputQueue queue, Action<CellOutput> sink)
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();
    private readonly CancellationTokenSource _stop = new();

    public static CellContext? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>Whether the cell asked for its token, and so may be expected to stop by itself.</summary>
    public bool IsCooperative { get; private set; }

    public CancellationToken StopToken
    {
        get
        {
            IsCooperative = true;
            return _stop.Token;
        }
    }

    public void RequestStop() => _stop.Cancel();

    public void Write(bool isError, string text) => queue.Write(sink, isError, text);

    public void Post(CellOutput output) => queue.Post(sink, output);
}
