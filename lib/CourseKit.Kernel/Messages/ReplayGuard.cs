namespace CourseKit.Kernel.Messages;

/// <summary>Remembers signatures that were seen, so that a message that is sent again by someone who overheard it is noticed.</summary>
internal sealed class ReplayGuard
{
    private const int Capacity = 1 << 16;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    /// <summary>Remembers a signature; false when it was seen before.</summary>
    public bool IsNew(string signature)
    {
        lock (_gate)
        {
            if (!_seen.Add(signature))
                return false;
            _order.Enqueue(signature);
            if (_order.Count > Capacity)
                _seen.Remove(_order.Dequeue());
            return true;
        }
    }
}
