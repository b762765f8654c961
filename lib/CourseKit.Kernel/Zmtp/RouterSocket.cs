namespace CourseKit.Kernel.Zmtp;

/// <summary>ROUTER: hears from many peers and answers each of them.</summary>
/// <param name="received">Is given each message with its sender, on the loop's thread.</param>
internal sealed class RouterSocket(Action<Peer, byte[][]> received) : ServerSocket
{
    public override string SocketType => "ROUTER";

    public override bool Accepts(string peerType) => peerType is "DEALER" or "REQ" or "ROUTER";

    /// <summary>A peer that takes the identity of one that is still there would get what is meant for that one.</summary>
    public override void OnReady(Peer peer)
    {
        if (peer.Identity.Length > 0 && Peers.Any(p => p != peer && p.IsReady && !p.IsClosed && p.Identity == peer.Identity))
            throw new ZmtpException("has the identity of a peer that is still connected");
    }

    public override void OnMessage(Peer peer, byte[][] frames) => received(peer, frames);

    /// <summary>Sends to a peer; when it is gone, to the one that has come back under its identity. False when there is none.</summary>
    public bool Send(Peer peer, IReadOnlyList<byte[]> frames)
    {
        var target = peer.IsClosed ? Find(peer.Identity) : peer;
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

    /// <summary>The connected peer of that identity, or null.</summary>
    public Peer? Find(string identity) =>
        identity.Length == 0 ? null : Peers.FirstOrDefault(p => p.IsReady && !p.IsClosed && p.Identity == identity);
}
