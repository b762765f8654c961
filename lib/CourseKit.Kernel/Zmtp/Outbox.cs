namespace CourseKit.Kernel.Zmtp;

/// <summary>What waits to be sent to one peer, bounded. Any thread adds; the loop's thread takes.</summary>
internal sealed class Outbox(int highWaterBytes)
{
    private const int CutOffFactor = 4;

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _waiting = new();
    private long _bytes;
    private int _lost;
    private bool _stalled;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _waiting.Count == 0;
        }
    }

    /// <summary>Whether output had better wait a little for the peer.</summary>
    public bool IsBehind
    {
        get
        {
            lock (_gate)
                return !_stalled && _bytes > highWaterBytes / 2;
        }
    }

    /// <summary>Waiting for this peer is over until it has caught up by itself.</summary>
    public void GiveUpWaiting()
    {
        lock (_gate)
            _stalled |= _bytes > highWaterBytes / 2;
    }

    /// <summary>Adds a message that must arrive.</summary>
    /// <exception cref="ZmtpException">So much waits already that the peer has to be cut off.</exception>
    public void Add(byte[] wire)
    {
        lock (_gate)
        {
            if (_bytes > (long)CutOffFactor * highWaterBytes)
                throw new ZmtpException($"does not read: {_bytes} bytes wait for it");
            Put(wire);
        }
    }

    /// <summary>Adds a message that may be lost when the peer does not keep up.</summary>
    /// <param name="wire">The message.</param>
    /// <param name="lossNote">Makes the message that tells of a number of lost ones; sent ahead of the next that gets through.</param>
    public void AddOrDrop(byte[] wire, Func<int, byte[]> lossNote)
    {
        lock (_gate)
        {
            if (_bytes > highWaterBytes)
            {
                _lost++;
                return;
            }
            if (_lost > 0)
                Put(lossNote(_lost));
            _lost = 0;
            Put(wire);
        }
    }

    public byte[]? Take()
    {
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out var wire))
                return null;
            _bytes -= wire.Length;
            _stalled &= _bytes > highWaterBytes / 4;
            return wire;
        }
    }

    private void Put(byte[] wire)
    {
        _waiting.Enqueue(wire);
        _bytes += wire.Length;
    }
}
