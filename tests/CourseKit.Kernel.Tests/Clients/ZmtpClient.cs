using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CourseKit.Kernel.Tests.Clients;

/// <summary>
/// A client socket of the tests' own, written from RFC 23 and 37 without a look at the kernel's code: blocking, one connection.
/// </summary>
internal sealed class ZmtpClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Socket _socket;
    private readonly Stream _stream;

    public ZmtpClient(EndPoint endpoint, string type, string identity = "", int minorVersion = 1)
    {
        _socket = endpoint is UnixDomainSocketEndPoint
            ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(endpoint);
        _stream = new NetworkStream(_socket, ownsSocket: true) { ReadTimeout = (int)Patience.TotalMilliseconds };
        byte[] greeting = [0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, (byte)minorVersion, .. "NULL"u8, .. new byte[48]];
        _stream.Write(greeting);
        Read(64);
        SendCommand("READY", [.. Property("Socket-Type", type), .. Property("Identity", identity)]);
        var (flags, body) = ReadFrame();
        if (flags != 4 || !body.AsSpan(1).StartsWith("READY"u8))
            throw new IOException($"not READY but {Encoding.Latin1.GetString(body)}");
    }

    public ZmtpClient(int port, string type, string identity = "", int minorVersion = 1)
        : this(new IPEndPoint(IPAddress.Loopback, port), type, identity, minorVersion)
    {
    }

    public void SendCommand(string name, byte[] data) => WriteFrame(4, [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data]);

    public void Send(params byte[][] frames)
    {
        for (int i = 0; i < frames.Length; i++)
            WriteFrame(i < frames.Length - 1 ? 1 : 0, frames[i]);
    }

    /// <summary>Bytes as they are, whatever the protocol says.</summary>
    public void SendRaw(byte[] bytes) => _stream.Write(bytes);

    /// <summary>The next message, or command as a single frame.</summary>
    public byte[][] Receive()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (flags, body) = ReadFrame();
            frames.Add(body);
            if ((flags & 1) == 0)
                return [.. frames];
        }
    }

    /// <summary>Whether the other side closes the connection.</summary>
    public bool IsClosedByPeer()
    {
        try
        {
            while (true)
                ReadFrame();
        }
        catch (EndOfStreamException)
        {
            return true;
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return true;
        }
    }

    private (int Flags, byte[] Body) ReadFrame()
    {
        int flags = Read(1)[0];
        long length = (flags & 2) == 0 ? Read(1)[0] : BinaryPrimitives.ReadInt64BigEndian(Read(8));
        return (flags & ~2, Read((int)length));
    }

    private byte[] Read(int count)
    {
        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }

    private void WriteFrame(int flags, byte[] body)
    {
        byte[] head = body.Length < 256 ? [(byte)flags, (byte)body.Length] : [(byte)(flags | 2), .. new byte[8]];
        if (body.Length >= 256)
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), body.Length);
        _stream.Write([.. head, .. body]);
    }

    private static byte[] Property(string name, string value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. Encoding.Latin1.GetBytes(value)];
    }

    public void Dispose() => _stream.Dispose();
}
