namespace CourseKit.Kernel.Zmtp;

/// <summary>REP that echoes: answered on the loop's own thread, so that it beats however busy cells are.</summary>
internal sealed class HeartbeatSocket : ServerSocket
{
    public override string SocketType => "REP";

    public override bool Accepts(string peerType) => peerType is "REQ" or "DEALER";

    public override void OnMessage(Peer peer, byte[][] frames) => peer.Send(ZmtpEncoder.Message(frames));
}
