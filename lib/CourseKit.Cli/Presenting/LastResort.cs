namespace CourseKit.Cli.Presenting;

/// <summary>
/// Gives up when what has begun to end does not end in time: on a thread of its own, because the pool's threads may be what it waits for.
/// </summary>
/// <param name="patience">From <see cref="Arm"/> to the giving up.</param>
/// <param name="giveUp">Called unless this is disposed of in time.</param>
internal sealed class LastResort(TimeSpan patience, Action giveUp) : IDisposable
{
    private readonly ManualResetEventSlim _ended = new();
    private int _isArmed;

    /// <summary>The time begins to run; again, it changes nothing.</summary>
    public void Arm()
    {
        if (Interlocked.Exchange(ref _isArmed, 1) == 0)
            new Thread(Wait) { IsBackground = true, Name = "Last resort" }.Start();
    }

    private void Wait()
    {
        if (!_ended.Wait(patience))
            giveUp();
    }

    /// <summary>It has ended in time.</summary>
    public void Dispose() => _ended.Set();
}
