using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CourseKit.Kernel.Tests.Clients;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Tests.Zmtp;

public sealed class SocketTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<string> _log = [];
    private readonly List<IoLoop> _loops = [];
    private readonly byte[] _topic = "news"u8.ToArray();

    [Theory]
    [InlineData("REQ")]
    [InlineData("DEALER")]
    public void Heartbeat_AnyMessage_ComesBack(string type)
    {
        using var client = new ZmtpClient(Serve(new HeartbeatSocket()), type);

        client.Send([], "ping"u8.ToArray(), new byte[100_000]);

        Assert.Equal(["", "ping", new string('\0', 100_000)], client.Receive().Select(Encoding.ASCII.GetString));
    }

    [Fact]
    public void Ping_IsAnsweredWithItsContext()
    {
        using var client = new ZmtpClient(Serve(new HeartbeatSocket()), "REQ");

        client.SendCommand("PING", [0, 0, 1, 2, 3]);

        Assert.Equal([4, .. "PONG"u8, 1, 2, 3], client.Receive().Single());
    }

    [Fact]
    public void Router_TwoPeersOfOneIdentity_AnswersWhoAsked()
    {
        RouterSocket? router = null;
        router = new RouterSocket((peer, frames) => router!.Send(peer, [.. frames, "answer"u8.ToArray()]));
        int port = Serve(router);
        using var first = new ZmtpClient(port, "DEALER", "same");
        using var second = new ZmtpClient(port, "DEALER", "same");

        first.Send("1"u8.ToArray());
        second.Send("2"u8.ToArray());

        Assert.Equal("1", Encoding.ASCII.GetString(first.Receive()[0]));
        Assert.Equal("2", Encoding.ASCII.GetString(second.Receive()[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Publisher_Subscriptions_FilterByPrefix(int minorVersion)
    {
        using var subscribed = new SemaphoreSlim(0);
        var publisher = new PublisherSocket(TimeSpan.Zero, (_, _) => subscribed.Release(), _log.Add);
        using var client = new ZmtpClient(Serve(publisher), "SUB", minorVersion: minorVersion);
        if (minorVersion == 0)
            client.Send([1, .. "news"u8]);
        else
            client.SendCommand("SUBSCRIBE", "news"u8.ToArray());
        Assert.True(subscribed.Wait(Patience));

        publisher.Publish("weather"u8.ToArray(), ["no"u8.ToArray()]);
        publisher.Publish("newspaper"u8.ToArray(), ["yes"u8.ToArray()]);

        Assert.Equal("yes", Encoding.ASCII.GetString(client.Receive().Single()));
    }

    [Fact]
    public void Publisher_SubscriberThatDoesNotRead_LosesOutputButNotTheRest()
    {
        using var subscribed = new SemaphoreSlim(0);
        var publisher = new PublisherSocket(TimeSpan.FromMilliseconds(50), (_, _) => subscribed.Release(), _log.Add);
        using var client = new ZmtpClient(Serve(publisher, new() { HighWaterBytes = 1 << 20 }), "SUB");
        client.SendCommand("SUBSCRIBE", []);
        Assert.True(subscribed.Wait(Patience));
        var watch = Stopwatch.StartNew();

        for (int i = 0; i < 500; i++)
            publisher.PublishOutput(_topic, [new byte[100_000]], count => [Encoding.ASCII.GetBytes($"lost {count}")]);
        publisher.Publish(_topic, ["idle"u8.ToArray()]);

        Assert.True(watch.Elapsed < Patience, $"{watch.Elapsed}");
        // Where the line empties in the middle of the flood, the loss so far is told there.
        int received = 0, lost = 0;
        while (Next() is var text && text != "idle")
        {
            if (!Counts(text))
                received++;
        }
        Assert.InRange(received, 1, 400);
        publisher.PublishOutput(_topic, ["next"u8.ToArray()], count => [Encoding.ASCII.GetBytes($"lost {count}")]);
        Assert.True(Counts(Next()));
        Assert.Equal(500, received + lost);

        string Next() => Encoding.ASCII.GetString(client.Receive()[0]);

        bool Counts(string text)
        {
            if (!text.StartsWith("lost ", StringComparison.Ordinal))
                return false;
            lost += int.Parse(text[5..], CultureInfo.InvariantCulture);
            return true;
        }
    }

    [Fact]
    public void Publisher_SubscriberThatNeverReads_IsCutOff()
    {
        using var subscribed = new SemaphoreSlim(0);
        var publisher = new PublisherSocket(TimeSpan.Zero, (_, _) => subscribed.Release(), _log.Add);
        using var client = new ZmtpClient(Serve(publisher, new() { HighWaterBytes = 1 << 20 }), "SUB");
        client.SendCommand("SUBSCRIBE", []);
        Assert.True(subscribed.Wait(Patience));

        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                publisher.Publish(_topic, [new byte[1 << 20]]);
                return publisher.Peers.Length == 0;
            }, Patience));
    }

    [Fact]
    public void Peer_ThatNeverIntroducesItself_IsSentAway()
    {
        int port = Serve(new HeartbeatSocket(), new() { HandshakeTimeout = TimeSpan.FromMilliseconds(200) });
        using var silent = new TcpClient("127.0.0.1", port);

        Assert.True(IsClosed(silent));
    }

    [Fact]
    public void Peer_OfAWrongKind_IsSentAway()
    {
        using var client = new ZmtpClient(Serve(new HeartbeatSocket()), "SUB");

        Assert.True(client.IsClosedByPeer());
    }

    [Fact]
    public void Peer_AnnouncesAHugeFrame_IsSentAway()
    {
        using var client = new ZmtpClient(Serve(new HeartbeatSocket()), "REQ");

        client.SendRaw([2, 0, 0, 1, 0, 0, 0, 0, 0]);

        Assert.True(client.IsClosedByPeer());
        Assert.Contains(_log, l => l.Contains("above the limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Peers_AboveTheLimit_WaitForAPlace()
    {
        int port = Serve(new HeartbeatSocket(), new() { MaxConnections = 2 });
        using var first = new ZmtpClient(port, "REQ");
        var second = new ZmtpClient(port, "REQ");
        var third = Task.Run(() => new ZmtpClient(port, "REQ"));

        Assert.NotEqual(third, await Task.WhenAny(third, Task.Delay(TimeSpan.FromMilliseconds(300))));
        second.Dispose();

        (await third.WaitAsync(Patience)).Dispose();
    }

    [Fact]
    public void Peer_WhoseIntroductionWaitsToBeRead_KeepsItsPlace()
    {
        var listener = Endpoint.Listen("tcp", "127.0.0.1", 0);
        int port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var loop = new IoLoop(new() { MaxConnections = 1 }, _log.Add);
        _loops.Add(loop);
        loop.Add(listener, new HeartbeatSocket());
        // Both are there, with all that they have to say, before the loop looks for the first time.
        using var first = new TcpClient("127.0.0.1", port);
        using var second = new TcpClient("127.0.0.1", port);
        byte[] introduction = [0xFF, .. new byte[8], 0x7F, 3, 1, .. "NULL"u8, .. new byte[48],
            4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "REQ"u8];
        first.GetStream().Write([.. introduction, 1, 0, 0, 1, .. "x"u8]);
        second.GetStream().Write(introduction);

        loop.Start();

        first.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        int answer;
        do
            answer = first.GetStream().ReadByte();      // its introduction, which has no x, then what was sent
        while (answer is not ('x' or -1));
        Assert.Equal('x', answer);
        Assert.DoesNotContain(_log, l => l.Contains("made room", StringComparison.Ordinal));
    }

    [Fact]
    public void Ipc_WhereThePlatformHasIt_WorksAndLeavesNoFile()
    {
        string folder = Directory.CreateTempSubdirectory("kit ").FullName;
        string path = Path.Combine(folder, "s");
        var loop = new IoLoop(new(), _log.Add);
        loop.Add(Endpoint.Listen("ipc", path, 3), new HeartbeatSocket());
        loop.Start();
        using (var client = new ZmtpClient(new UnixDomainSocketEndPoint(path + "-3"), "REQ"))
        {
            client.Send([], "x"u8.ToArray());
            Assert.Equal(2, client.Receive().Length);
        }

        loop.Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void Listen_UnknownTransport_IsRefused() =>
        Assert.Contains("tcp and ipc", Assert.Throws<ZmtpException>(() => Endpoint.Listen("pgm", "127.0.0.1", 0)).Message);

    private int Serve(ServerSocket socket, ZmtpLimits? limits = null)
    {
        var listener = Endpoint.Listen("tcp", "127.0.0.1", 0);
        var loop = new IoLoop(limits ?? new(), _log.Add);
        _loops.Add(loop);
        loop.Add(listener, socket);
        loop.Start();
        return ((IPEndPoint)listener.LocalEndPoint!).Port;
    }

    private static bool IsClosed(TcpClient client)
    {
        client.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        var buffer = new byte[100];
        while (client.GetStream().Read(buffer) > 0)
        {
        }
        return true;
    }

    public void Dispose() => _loops.ForEach(l => l.Dispose());
}
