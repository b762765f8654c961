using System.Text;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Tests.Zmtp;

/// <summary>Writes down what a decoder reports.</summary>
internal sealed class Recorder : IFrameHandler
{
    public List<string> Seen { get; } = [];

    public void OnGreeting() => Seen.Add("greeting");

    public void OnCommand(ReadOnlySpan<byte> body) => Seen.Add("command " + Encoding.Latin1.GetString(body));

    public void OnMessage(byte[][] frames) => Seen.Add("message " + string.Join('|', frames.Select(Encoding.Latin1.GetString)));

    /// <summary>What a decoder reports of these bytes, in pieces of the given length.</summary>
    public static List<string> Decode(byte[] bytes, int piece = int.MaxValue, ZmtpLimits? limits = null)
    {
        var recorder = new Recorder();
        var decoder = new ZmtpDecoder(limits ?? new(), recorder);
        for (int at = 0; at < bytes.Length; at += Math.Min(piece, bytes.Length - at))
            decoder.Feed(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)));
        return recorder.Seen;
    }
}
