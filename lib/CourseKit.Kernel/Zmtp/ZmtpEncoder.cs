using System.Buffers.Binary;

namespace CourseKit.Kernel.Zmtp;

/// <summary>Messages and commands as bytes for the wire.</summary>
internal static class ZmtpEncoder
{
    private const int ShortLimit = 255;

    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        var wire = new byte[frames.Sum(f => HeadLength(f.Length) + f.Length)];
        int at = 0;
        for (int i = 0; i < frames.Count; i++)
            at += Write(wire.AsSpan(at), i < frames.Count - 1 ? FrameFlags.More : FrameFlags.None, frames[i]);
        return wire;
    }

    public static byte[] Command(ReadOnlySpan<byte> body)
    {
        var wire = new byte[HeadLength(body.Length) + body.Length];
        Write(wire, FrameFlags.Command, body);
        return wire;
    }

    private static int HeadLength(int length) => length <= ShortLimit ? 2 : 9;

    private static int Write(Span<byte> wire, FrameFlags flags, ReadOnlySpan<byte> body)
    {
        int head = HeadLength(body.Length);
        if (head == 2)
        {
            wire[0] = (byte)flags;
            wire[1] = (byte)body.Length;
        }
        else
        {
            wire[0] = (byte)(flags | FrameFlags.Long);
            BinaryPrimitives.WriteUInt64BigEndian(wire[1..], (ulong)body.Length);
        }
        body.CopyTo(wire[head..]);
        return head + body.Length;
    }
}
