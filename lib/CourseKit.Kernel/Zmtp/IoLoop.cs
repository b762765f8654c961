using System.Net;
using System.Net.Sockets;

namespace CourseKit.Kernel.Zmtp;

/// <summary>
/// One thread that serves all sockets of the kernel. It uses neither the thread pool nor anything else that a cell can exhaust:
/// an interrupt or a heartbeat gets through whatever the user's code does.
/// </summary>
internal sealed class IoLoop : IDisposable
{
    private const int BufferLength = 256 << 10;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ZmtpLimits _limits;
    private readonly Action<string> _log;
    private readonly Dictionary<Socket, ServerSocket> _listeners = [];
    private readonly Dictionary<Socket, Peer> _peers = [];
    private readonly Dictionary<Peer, ServerSocket> _owners = [];
    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly Socket _waker;
    private readonly Thread _thread;
    private int _wakePending;
    private volatile bool _stopping;

    /// <param name="limits">What peers may ask.</param>
    /// <param name="log">Is told of peers that were sent away.</param>
    public IoLoop(ZmtpLimits limits, Action<string> log)
    {
        _limits = limits;
        _log = log;
        // Datagrams to itself: the portable way to wake a thread that waits for sockets.
        _waker = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        _waker.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _waker.Connect(_waker.LocalEndPoint!);
        _waker.Blocking = false;
        _thread = new(Run) { IsBackground = true, Name = "sockets", Priority = ThreadPriority.AboveNormal };
    }

    /// <summary>Serves a listening socket; before <see cref="Start"/> only.</summary>
    public void Add(Socket listener, ServerSocket socket)
    {
        socket.Wake = Wake;
        _listeners.Add(listener, socket);
    }

    public void Start() => _thread.Start();

    /// <summary>Makes the loop look again. From any thread.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _wakePending, 1) != 0 || _stopping)
            return;
        _waker.Send([1], SocketFlags.None, out var error);
        if (error != SocketError.Success)
            Volatile.Write(ref _wakePending, 0);
    }

    /// <summary>Waits until all that was queued has been handed to the platform, at most so long.</summary>
    public void Drain(TimeSpan limit)
    {
        long until = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Environment.TickCount64 < until && _listeners.Values.Distinct().Any(s => s.Peers.Any(p => !p.IsClosed && p.HasOutput)))
        {
            Wake();
            Thread.Sleep(1);
        }
    }

    private void Run()
    {
        var (read, write) = (new List<Socket>(), new List<Socket>());
        while (!_stopping)
        {
            Collect(read, write);
            try
            {
                Socket.Select(read, write, null, Tick);
            }
            catch (SocketException e)
            {
                _log($"sockets: {e.Message}");
                continue;
            }
            Serve(read, write);
        }
    }

    private void Collect(List<Socket> read, List<Socket> write)
    {
        read.Clear();
        write.Clear();
        read.Add(_waker);
        foreach (var (listener, socket) in _listeners)
        {
            if (HasRoom(socket))
                read.Add(listener);
        }
        foreach (var (connection, peer) in _peers)
        {
            if (!_owners[peer].IsPaused)
                read.Add(connection);
            if (peer.HasOutput)
                write.Add(connection);
        }
    }

    /// <summary>Whether another peer may come: one that has not introduced itself makes room for it.</summary>
    private bool HasRoom(ServerSocket socket) =>
        socket.Peers is var peers && (peers.Length < _limits.MaxConnections || peers.Any(p => !p.IsReady));

    private void Serve(List<Socket> read, List<Socket> write)
    {
        var now = DateTime.UtcNow;
        foreach (var socket in read)
        {
            if (socket == _waker)
                TakeWakeUps();
            else if (_peers.TryGetValue(socket, out var peer))
                Guard(peer, p => Receive(p, now));
        }
        // After the peers: one that has introduced itself meanwhile keeps its place, whoever came after it.
        foreach (var socket in read)
        {
            if (_listeners.TryGetValue(socket, out var owner) && HasRoom(owner))
                Accept(socket, owner, now);
        }
        foreach (var socket in write)
        {
            if (_peers.TryGetValue(socket, out var waiting))
                Guard(waiting, static p => p.Flush());
        }
        foreach (var peer in _peers.Values.Where(p => p.Deadline < now || p.IsCutOff).ToList())
            Close(peer, peer.IsReady ? "was not heard of" : "did not introduce itself in time");
    }

    /// <summary>
    /// The datagram first, then the flag: the other way round, a datagram sent in between is taken with the flag left up, and nobody sends
    /// another. Whoever finds the flag up in between is seen, as the loop collects what there is to send after this.
    /// </summary>
    private void TakeWakeUps()
    {
        while (_waker.Receive(_buffer, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
        {
        }
        Interlocked.Exchange(ref _wakePending, 0);
    }

    private void Accept(Socket listener, ServerSocket owner, DateTime now)
    {
        try
        {
            var connection = listener.Accept();
            connection.Blocking = false;
            if (connection.ProtocolType == ProtocolType.Tcp)
            {
                connection.NoDelay = true;
                connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            }
            if (owner.Peers is var others && others.Length >= _limits.MaxConnections
                && others.FirstOrDefault(p => !p.IsReady) is { } silent)
                Close(silent, "had not introduced itself and made room for another");
            var peer = new Peer(owner, connection, _limits, now);
            _peers.Add(connection, peer);
            _owners.Add(peer, owner);
            owner.Add(peer);
        }
        catch (SocketException e)
        {
            // It hung up before it was served.
            _log($"{owner.SocketType}: {e.Message}");
        }
    }

    private void Receive(Peer peer, DateTime now)
    {
        int count = peer.Socket.Receive(_buffer, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            return;
        if (error != SocketError.Success || count == 0)
            Close(peer, null);
        else
            peer.Receive(_buffer.AsSpan(0, count), now);
    }

    /// <summary>Whatever a peer does costs it its own connection and nothing else.</summary>
    private void Guard(Peer peer, Action<Peer> action)
    {
        try
        {
            action(peer);
        }
        catch (ZmtpException e)
        {
            TryFlush(peer);
            Close(peer, e.Message);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Close(peer, null);
        }
        catch (OutOfMemoryException)
        {
            Close(peer, "sent more than there is memory for");
        }
    }

    /// <summary>So that a peer reads why it is sent away.</summary>
    private static void TryFlush(Peer peer)
    {
        try
        {
            peer.Flush();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private void Close(Peer peer, string? reason)
    {
        if (!_peers.Remove(peer.Socket) || !_owners.Remove(peer, out var owner))
            return;
        // Said before it is done: whoever sees the connection end finds the reason in the log.
        if (reason is not null)
            _log($"{owner.SocketType}: a peer {reason}; connection closed");
        owner.Remove(peer);
        peer.Dispose();
    }

    public void Dispose()
    {
        _stopping = true;
        _waker.Send([1], SocketFlags.None, out _);
        if (_thread.IsAlive && Thread.CurrentThread != _thread)
            _thread.Join(Tick);
        foreach (var listener in _listeners.Keys)
            CloseListener(listener);
        foreach (var connection in _peers.Keys.ToList())
            connection.Dispose();
        _waker.Dispose();
    }

    private static void CloseListener(Socket listener)
    {
        string? path = listener.LocalEndPoint is UnixDomainSocketEndPoint endpoint ? endpoint.ToString() : null;
        listener.Dispose();
        if (path is not null && !path.StartsWith('@') && !path.StartsWith('\0'))
            File.Delete(path);
    }
}
