using System.Buffers.Binary;

namespace CourseKit.Kernel.Zmtp;

/// <summary>
/// Turns the bytes of a peer, in whatever pieces they arrive, into a greeting, commands and messages. Memory grows with what has
/// arrived, never with what a length announces.
/// </summary>
internal sealed class ZmtpDecoder(ZmtpLimits limits, IFrameHandler handler)
{
    private const int HeadLength = 9;
    private const int FirstGrowth = 64 << 10;

    private readonly byte[] _head = new byte[Greeting.Length];
    private readonly List<byte[]> _frames = [];
    private int _headFilled;
    private bool _greeted;
    private bool _inBody;
    private FrameFlags _flags;
    private byte[] _body = [];
    private int _bodyFilled;
    private int _bodyLength;
    private long _messageBytes;

    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="ZmtpException">They break the protocol or a limit; the decoder is of no more use.</exception>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int taken = !_greeted ? TakeGreeting(bytes) : _inBody ? TakeBody(bytes) : TakeHead(bytes);
            bytes = bytes[taken..];
        }
    }

    private int TakeGreeting(ReadOnlySpan<byte> bytes)
    {
        int taken = Fill(bytes, Greeting.Length);
        Greeting.Check(_head.AsSpan(0, _headFilled));
        if (_headFilled == Greeting.Length)
        {
            _headFilled = 0;
            _greeted = true;
            handler.OnGreeting();
        }
        return taken;
    }

    private int TakeHead(ReadOnlySpan<byte> bytes)
    {
        int taken = _headFilled == 0 ? Fill(bytes, 1) : 0;
        var flags = (FrameFlags)_head[0];
        CheckFlags(flags);
        int needed = flags.HasFlag(FrameFlags.Long) ? HeadLength : 2;
        taken += Fill(bytes[taken..], needed);
        if (_headFilled < needed)
            return taken;
        _headFilled = 0;
        ulong length = needed == 2 ? _head[1] : BinaryPrimitives.ReadUInt64BigEndian(_head.AsSpan(1));
        StartBody(flags, length);
        return taken;
    }

    private void CheckFlags(FrameFlags flags)
    {
        if ((flags & ~(FrameFlags.More | FrameFlags.Long | FrameFlags.Command)) != 0)
            throw new ZmtpException($"sent a frame with the unknown flags 0x{(byte)flags:x2}");
        if (!flags.HasFlag(FrameFlags.Command))
            return;
        if (flags.HasFlag(FrameFlags.More))
            throw new ZmtpException("sent a command that announces a second frame");
        if (_frames.Count > 0)
            throw new ZmtpException("sent a command inside a message");
    }

    private void StartBody(FrameFlags flags, ulong length)
    {
        bool isCommand = flags.HasFlag(FrameFlags.Command);
        ulong allowed = isCommand ? (ulong)limits.MaxCommandBytes : (ulong)(limits.MaxMessageBytes - _messageBytes);
        if (length > allowed)
            throw new ZmtpException($"sent a {(isCommand ? "command" : "message")} above the limit, with a frame of {length} bytes");
        if (!isCommand && _frames.Count == limits.MaxFrames)
            throw new ZmtpException($"sent a message of more than {limits.MaxFrames} frames");
        _flags = flags;
        _bodyLength = (int)length;
        _bodyFilled = 0;
        _body = new byte[Math.Min(_bodyLength, FirstGrowth)];
        _inBody = true;
        if (_bodyLength == 0)
            EndBody();
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(bytes.Length, _bodyLength - _bodyFilled);
        if (_bodyFilled + taken > _body.Length)
            Array.Resize(ref _body, (int)Math.Min(_bodyLength, Math.Max(2L * _body.Length, _bodyFilled + taken)));
        bytes[..taken].CopyTo(_body.AsSpan(_bodyFilled));
        _bodyFilled += taken;
        if (_bodyFilled == _bodyLength)
            EndBody();
        return taken;
    }

    private void EndBody()
    {
        var body = _body;
        _body = [];
        _inBody = false;
        if (_flags.HasFlag(FrameFlags.Command))
        {
            handler.OnCommand(body);
            return;
        }
        _frames.Add(body);
        _messageBytes += body.Length;
        if (_flags.HasFlag(FrameFlags.More))
            return;
        byte[][] message = [.. _frames];
        _frames.Clear();
        _messageBytes = 0;
        handler.OnMessage(message);
    }

    /// <summary>Adds to the head until it holds that many bytes; gives the number taken.</summary>
    private int Fill(ReadOnlySpan<byte> bytes, int until)
    {
        int taken = Math.Min(bytes.Length, Math.Max(0, until - _headFilled));
        bytes[..taken].CopyTo(_head.AsSpan(_headFilled));
        _headFilled += taken;
        return taken;
    }
}
