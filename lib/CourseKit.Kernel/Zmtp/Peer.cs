using System.Net.Sockets;
using System.Text;

namespace CourseKit.Kernel.Zmtp;

/// <summary>One connection of a server socket: its handshake, its identity, what waits to be sent to it.</summary>
internal sealed class Peer : IFrameHandler, IDisposable
{
    private readonly ServerSocket _owner;
    private readonly ZmtpDecoder _decoder;
    private readonly Outbox _outbox;
    private readonly ZmtpLimits _limits;
    private byte[]? _sending;
    private int _sent;
    private TimeSpan _timeToLive;

    public Peer(ServerSocket owner, Socket socket, ZmtpLimits limits, DateTime now)
    {
        _owner = owner;
        Socket = socket;
        _limits = limits;
        _decoder = new(limits, this);
        _outbox = new(limits.HighWaterBytes);
        Deadline = now + limits.HandshakeTimeout;
        _outbox.Add(Greeting.Ours);
    }

    public Socket Socket { get; }

    /// <summary>The identity that the peer chose; empty for none.</summary>
    public string Identity { get; private set; } = "";

    /// <summary>What it wants to hear, when it is a subscriber.</summary>
    public Subscriptions Subscriptions { get; } = new();

    public bool IsReady { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>Whether the loop is to close it.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>When the peer is given up unless it is heard of before.</summary>
    public DateTime Deadline { get; private set; }

    public bool IsBehind => _outbox.IsBehind;

    public bool HasOutput => _sending is not null || !_outbox.IsEmpty;

    /// <summary>Lets the loop close it at its next turn. From any thread.</summary>
    public void CutOff() => IsCutOff = true;

    public void GiveUpWaiting() => _outbox.GiveUpWaiting();

    /// <summary>Queues a message that must arrive. From any thread.</summary>
    /// <exception cref="ZmtpException">The peer has not read for too long.</exception>
    public void Send(byte[] wire) => _outbox.Add(wire);

    /// <summary>Queues a message that a peer who does not keep up may miss. From any thread.</summary>
    public void SendOrDrop(byte[] wire, Func<int, byte[]> lossNote) => _outbox.AddOrDrop(wire, lossNote);

    /// <summary>Takes bytes that have arrived.</summary>
    /// <exception cref="ZmtpException">They break the protocol.</exception>
    public void Receive(ReadOnlySpan<byte> bytes, DateTime now)
    {
        if (IsReady && _timeToLive > TimeSpan.Zero)
            Deadline = now + _timeToLive;
        _decoder.Feed(bytes);
    }

    /// <summary>Writes what waits, until nothing is left or the connection takes no more.</summary>
    public void Flush()
    {
        while (HasOutput)
        {
            _sending ??= _outbox.Take();
            int written = Socket.Send(_sending.AsSpan(_sent), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return;
            if (error != SocketError.Success)
                throw new SocketException((int)error);
            _sent += written;
            if (_sent < _sending!.Length)
                continue;
            _sending = null;
            _sent = 0;
        }
    }

    public void OnGreeting() => _outbox.Add(ZmtpCommand.Ready(_owner.SocketType));

    public void OnCommand(ReadOnlySpan<byte> body)
    {
        ZmtpCommand.Split(body, out var name, out var data);
        if (!IsReady)
        {
            OnReady(name, data);
        }
        else if (name.SequenceEqual("PING"u8))
        {
            var answer = ZmtpCommand.Pong(data);
            _timeToLive = ZmtpCommand.TimeToLive(data);
            Deadline = _timeToLive > TimeSpan.Zero ? DateTime.UtcNow + _timeToLive : DateTime.MaxValue;
            _outbox.Add(answer);
        }
        else if (name.SequenceEqual("SUBSCRIBE"u8))
        {
            Subscribe(data);
        }
        else if (name.SequenceEqual("CANCEL"u8))
        {
            Subscriptions.Remove(data);
        }
        else if (name.SequenceEqual("ERROR"u8))
        {
            throw new ZmtpException("reported an error");
        }
        // Other commands are for extensions: a side that does not know them is to ignore them.
    }

    public void OnMessage(byte[][] frames)
    {
        if (!IsReady)
            throw new ZmtpException("sent a message before it was ready");
        _owner.OnMessage(this, frames);
    }

    /// <exception cref="ZmtpException">It is not a subscriber, or has too many subscriptions.</exception>
    public void Subscribe(ReadOnlySpan<byte> topic)
    {
        if (Subscriptions.Count >= _limits.MaxSubscriptions)
            throw new ZmtpException($"subscribed to more than {_limits.MaxSubscriptions} topics");
        var added = topic.ToArray();
        Subscriptions.Add(added, () => _owner.OnSubscribe(this, added));
    }

    private void OnReady(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (!name.SequenceEqual("READY"u8))
            throw new ZmtpException("sent another command before READY");
        var properties = ZmtpCommand.Properties(data);
        string type = properties.TryGetValue("Socket-Type", out var value) ? Encoding.ASCII.GetString(value) : "";
        if (!_owner.Accepts(type))
        {
            _outbox.Add(ZmtpCommand.Error("Invalid socket type"));
            throw new ZmtpException($"is a {(type.Length > 0 ? type : "nameless")} socket, which does not go with {_owner.SocketType}");
        }
        if (properties.TryGetValue("Identity", out var identity))
            Identity = Encoding.Latin1.GetString(identity);
        IsReady = true;
        Deadline = DateTime.MaxValue;
        _owner.OnReady(this);
    }

    public void Dispose()
    {
        IsClosed = true;
        Socket.Dispose();
    }
}
