using System.Buffers.Binary;
using System.Text;

namespace CourseKit.Kernel.Zmtp;

/// <summary>The commands of ZMTP: a name of up to 255 bytes, then data whose form depends on it.</summary>
internal static class ZmtpCommand
{
    private const int MaxPingContext = 16;
    private const int TtlLength = 2;

    /// <exception cref="ZmtpException">The body is no command.</exception>
    public static void Split(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        if (body.Length == 0 || body[0] == 0 || body.Length < 1 + body[0])
            throw new ZmtpException("sent a command without a name");
        name = body.Slice(1, body[0]);
        data = body[(1 + body[0])..];
    }

    /// <summary>READY: the kind of socket that this side is.</summary>
    public static byte[] Ready(string socketType)
    {
        var body = new List<byte>();
        AppendName(body, "READY"u8);
        AppendName(body, "Socket-Type"u8);
        AppendValue(body, Encoding.ASCII.GetBytes(socketType));
        return ZmtpEncoder.Command(body.ToArray());
    }

    /// <summary>PONG, with the context of the PING that it answers.</summary>
    public static byte[] Pong(ReadOnlySpan<byte> ping)
    {
        if (ping.Length < TtlLength || ping.Length > TtlLength + MaxPingContext)
            throw new ZmtpException($"sent a PING of {ping.Length} bytes");
        return ZmtpEncoder.Command([4, .. "PONG"u8, .. ping[TtlLength..]]);
    }

    /// <summary>How long after a PING the peer wants to be given up when silent; zero when it does not care.</summary>
    public static TimeSpan TimeToLive(ReadOnlySpan<byte> ping) =>
        TimeSpan.FromMilliseconds(100 * BinaryPrimitives.ReadUInt16BigEndian(ping));

    /// <summary>ERROR, with a reason for the peer's log.</summary>
    public static byte[] Error(string reason)
    {
        var bytes = Encoding.ASCII.GetBytes(reason.Length > 255 ? reason[..255] : reason);
        return ZmtpEncoder.Command([5, .. "ERROR"u8, (byte)bytes.Length, .. bytes]);
    }

    /// <summary>Properties of a READY: names without case, values as they are.</summary>
    /// <exception cref="ZmtpException">The list is cut off or names a property twice.</exception>
    public static Dictionary<string, byte[]> Properties(ReadOnlySpan<byte> data)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        while (data.Length > 0)
        {
            int nameLength = data[0];
            if (nameLength == 0 || data.Length < 1 + nameLength + 4)
                throw new ZmtpException("sent a READY with a property that is cut off");
            string name = Encoding.ASCII.GetString(data.Slice(1, nameLength));
            uint length = BinaryPrimitives.ReadUInt32BigEndian(data[(1 + nameLength)..]);
            data = data[(1 + nameLength + 4)..];
            if (length > data.Length)
                throw new ZmtpException("sent a READY with a property that is cut off");
            if (!found.TryAdd(name, data[..(int)length].ToArray()))
                throw new ZmtpException($"sent a READY with two properties {name}");
            data = data[(int)length..];
        }
        return found;
    }

    private static void AppendName(List<byte> body, ReadOnlySpan<byte> name)
    {
        body.Add((byte)name.Length);
        body.AddRange(name);
    }

    private static void AppendValue(List<byte> body, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        body.AddRange(length);
        body.AddRange(value);
    }
}
