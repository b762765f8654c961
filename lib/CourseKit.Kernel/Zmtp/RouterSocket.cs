namespace CourseKit.Kernel.Zmtp;

/// <summary>ROUTER: hears from many peers and answers each of them.</summary>
/// <param name="received">Is given each message with its sender, on the loop's thread.</param>
internal sealed class RouterSocket(Action<Peer, byte[][]> received) : ServerSocket
{
    public override string SocketType => "ROUTER";

    public override bool Accepts(string peerType) => peerType is "DEALER" or "REQ" or "ROUTER";

    public override void OnMessage(Peer peer, byte[][] frames) => received(peer, frames);

    /// <summary>Sends to a peer; when it is gone, to the one that has come back under its identity. False when there is none.</summary>
    public bool Send(Peer peer, IReadOnlyList<byte[]> frames)
    {
        var target = peer.IsClosed ? FindAll(peer.Identity).LastOrDefault() : peer;
        if (target is null)
            return false;
        try
        {
            target.Send(ZmtpEncoder.Message(frames));
        }
        catch (ZmtpException)
        {
            target.CutOff();
            return false;
        }
        Wake();
        return true;
    }

    /// <summary>
    /// Connected peers of that identity in the order of their connecting. There may be several: clients made by one jupyter_client
    /// manager share their identity. An answer therefore goes to the connection that asked, whatever its identity.
    /// </summary>
    public IEnumerable<Peer> FindAll(string identity) =>
        Peers.Where(p => identity.Length > 0 && p.IsReady && !p.IsClosed && p.Identity == identity);
}
