namespace CourseKit.Kernel.Zmtp;

/// <summary>XPUB: sends each message to those who subscribed to its topic, and never waits long for one who does not read.</summary>
internal sealed class PublisherSocket : ServerSocket
{
    private readonly Action<Peer, byte[]> _subscribed;
    private readonly Action<string> _log;
    private readonly TimeSpan _patience;

    /// <param name="patience">How long output waits for a subscriber to catch up.</param>
    /// <param name="subscribed">Is told of each new subscription, on the loop's thread.</param>
    /// <param name="log">Is told of subscribers that were cut off.</param>
    public PublisherSocket(TimeSpan patience, Action<Peer, byte[]> subscribed, Action<string> log)
    {
        _patience = patience;
        _subscribed = subscribed;
        _log = log;
    }

    public override string SocketType => "XPUB";

    public override bool Accepts(string peerType) => peerType is "SUB" or "XSUB";

    /// <summary>
    /// Before version 3.1 of the protocol, a subscription is a message that begins with 1, and its end one that begins with 0.
    /// </summary>
    public override void OnMessage(Peer peer, byte[][] frames)
    {
        if (frames.Length != 1 || frames[0].Length == 0)
            return;
        if (frames[0][0] == 1)
            peer.Subscribe(frames[0].AsSpan(1));
        else if (frames[0][0] == 0)
            peer.Subscriptions.Remove(frames[0].AsSpan(1));
    }

    public override void OnSubscribe(Peer peer, byte[] topic) => _subscribed(peer, topic);

    /// <summary>Sends to all subscribers of the topic a message that they must not miss.</summary>
    public void Publish(byte[] topic, IReadOnlyList<byte[]> frames) =>
        ForSubscribers(topic, frames, static (peer, wire) => peer.Send(wire));

    /// <summary>Sends output: waits a moment for subscribers that are behind, then drops it for those who still are.</summary>
    /// <param name="topic">What subscriptions are compared with.</param>
    /// <param name="frames">The message.</param>
    /// <param name="lossNote">Makes the message that tells of a number of lost ones.</param>
    public void PublishOutput(byte[] topic, IReadOnlyList<byte[]> frames, Func<int, IReadOnlyList<byte[]>> lossNote)
    {
        WaitForRoom();
        ForSubscribers(topic, frames, (peer, wire) => peer.SendOrDrop(wire, lost => ZmtpEncoder.Message(lossNote(lost))));
    }

    /// <summary>Sends to one peer only.</summary>
    public void SendTo(Peer peer, IReadOnlyList<byte[]> frames)
    {
        peer.Send(ZmtpEncoder.Message(frames));
        Wake();
    }

    private void ForSubscribers(byte[] topic, IReadOnlyList<byte[]> frames, Action<Peer, byte[]> send)
    {
        byte[]? wire = null;
        foreach (var peer in Peers)
        {
            if (!peer.IsReady || peer.IsClosed || !peer.Subscriptions.Match(topic))
                continue;
            try
            {
                send(peer, wire ??= ZmtpEncoder.Message(frames));
            }
            catch (ZmtpException e)
            {
                _log($"XPUB: a subscriber {e.Message}; cut off");
                peer.CutOff();
            }
        }
        if (wire is not null)
            Wake();
    }

    private void WaitForRoom()
    {
        long until = Environment.TickCount64 + (long)_patience.TotalMilliseconds;
        while (Peers.Any(p => p.IsBehind))
        {
            if (Environment.TickCount64 >= until)
            {
                foreach (var peer in Peers)
                    peer.GiveUpWaiting();
                return;
            }
            Thread.Sleep(1);
        }
    }
}
