namespace CourseKit.Kernel.Zmtp;

/// <summary>A bound ZeroMQ socket of some type: what it does with peers and their messages. Called on the loop's thread.</summary>
internal abstract class ServerSocket
{
    private readonly Lock _gate = new();
    private readonly List<Peer> _peers = [];
    private volatile bool _isPaused;

    /// <summary>As READY names it.</summary>
    public abstract string SocketType { get; }

    /// <summary>Wakes the loop, so that it sees what has changed.</summary>
    public Action Wake { get; set; } = static () => { };

    /// <summary>While set, nothing is read: what waits would be more than fits.</summary>
    public bool IsPaused
    {
        get => _isPaused;
        set
        {
            bool resumes = _isPaused && !value;
            _isPaused = value;
            if (resumes)
                Wake();
        }
    }

    /// <summary>The peers at this moment. From any thread.</summary>
    public Peer[] Peers
    {
        get
        {
            lock (_gate)
                return [.. _peers];
        }
    }

    /// <summary>Whether a socket of that type may connect to this one.</summary>
    public abstract bool Accepts(string peerType);

    public void Add(Peer peer)
    {
        lock (_gate)
            _peers.Add(peer);
    }

    public void Remove(Peer peer)
    {
        lock (_gate)
            _peers.Remove(peer);
    }

    /// <exception cref="ZmtpException">The peer is not welcome.</exception>
    public virtual void OnReady(Peer peer)
    {
    }

    public virtual void OnSubscribe(Peer peer, byte[] topic) =>
        throw new ZmtpException($"subscribed to a {SocketType} socket");

    public abstract void OnMessage(Peer peer, byte[][] frames);
}
