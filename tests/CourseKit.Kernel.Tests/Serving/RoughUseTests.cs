using CourseKit.Kernel.Tests.Clients;

namespace CourseKit.Kernel.Tests.Serving;

/// <summary>Cells and clients that mean no good: the kernel answers the next honest request.</summary>
public sealed class RoughUseTests : IDisposable
{
    private readonly KernelProcess _kernel = new();
    private readonly JupyterClient _client;

    public RoughUseTests() => _client = new(_kernel);

    [Fact]
    public void Cells_AThousandAtOnce_AreAllAnsweredInOrder()
    {
        var ids = Enumerable.Range(1, 1000).Select(i => _client.SendCell($"{i}")).ToList();

        Assert.Equal(Enumerable.Range(1, 1000), ids.Select(id => (int)_client.Reply(id)["execution_count"]!));
    }

    [Fact]
    public void Cell_FailsWithManyQueued_AbortsThemAll()
    {
        var ids = Enumerable.Range(0, 200).Select(i => _client.SendCell(i == 0 ? "Task.Delay(500).Wait(); throw new Exception();" : "1")).ToList();

        var statuses = ids.Select(id => (string)_client.Reply(id)["status"]!).ToList();

        Assert.Equal("error", statuses[0]);
        Assert.All(statuses.Skip(1), s => Assert.Equal("aborted", s));
        AssertStillFine();
    }

    [Theory]
    [InlineData("Console.Write(new string('x', 1 << 29));", "more characters")]
    [InlineData("for (int i = 0; i < 40_000; i++) Console.WriteLine(new string('x', 1000));", "output ends here")]
    public void Cell_PrintsMoreThanAnyoneReads_IsCutAndTold(string code, string note)
    {
        var (reply, shown) = _client.Run(code);

        Assert.Equal("ok", (string?)reply["status"]);
        string text = string.Concat(shown.Where(s => s.Type == "stream").Select(s => (string)s.Content["text"]!));
        Assert.InRange(text.Length, 1 << 20, 20 << 20);
        Assert.Contains(note, text[^200..]);
        AssertStillFine();
    }

    [Fact]
    public void Cell_ShowsAGigabyte_IsAnswered()
    {
        foreach (var code in new[] { "new string('x', 1 << 29)", "display(HTML(new string('x', 1 << 29)));" })
            Assert.Contains((string?)_client.Run(code).Reply["status"], new[] { "ok", "error" });
        AssertStillFine();
    }

    [Fact]
    public void Cell_ValuesThatResistBeingShown_AreAnswered()
    {
        _client.Run("""
            class Cycle { public Cycle Next { get; set; } public List<Cycle> All { get; } = new(); }
            class Bad { public override string ToString() => throw new InvalidOperationException("no"); public int P => throw new Exception(); }
            object Nest(int n) => n == 0 ? "end" : new object[] { Nest(n - 1) };
            """);

        foreach (var code in new[] { "var c = new Cycle(); c.Next = c; c.All.Add(c); c", "new Bad()", "Nest(5000)", "\"\\ud83d\"", "\"\\0\\u0001\\uffff\"" })
            Assert.Equal("ok", (string?)_client.Run(code).Reply["status"]);
        AssertStillFine();
    }

    [Fact]
    public void Cell_CodeThatIsNotUnicode_IsAnswered()
    {
        var (id, frames) = _client.Message("execute_request", """{"code":"\"\ud83d\".Length"}""");
        _client.Shell.Send(frames);

        Assert.Equal("ok", (string?)_client.Reply(id)["status"]);
    }

    [Fact]
    public void Cell_UsesUpTheThreadPool_IsInterruptedAllTheSame()
    {
        string id = _client.SendCell(
            "for (int i = 0; i < 5000; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(20000));\nConsole.WriteLine(\"full\");\nwhile (true) { }");
        WaitForOutput("full\n");

        string interrupt = _client.Send("interrupt_request", [], _client.Control);

        Assert.Equal("ok", (string?)_client.Reply(interrupt, _client.Control)["status"]);
        Assert.Equal("Interrupted", (string?)_client.Reply(id)["ename"]);
    }

    [Fact]
    public void Peers_ThatTalkRubbish_ChangeNothing()
    {
        var random = new Random(7);
        foreach (var channel in new[] { "shell", "control", "stdin", "iopub", "hb" })
        {
            for (int i = 0; i < 20; i++)
            {
                var rubbish = new byte[random.Next(1, 3000)];
                random.NextBytes(rubbish);
                using var stranger = new System.Net.Sockets.TcpClient("127.0.0.1", _kernel.Port(channel));
                stranger.GetStream().Write(rubbish);
            }
        }
        using var unsigned = new ZmtpClient(_kernel.Port("shell"), "DEALER", "me");
        for (int i = 0; i < 500; i++)
        {
            var frame = new byte[random.Next(300)];
            random.NextBytes(frame);
            unsigned.Send("<IDS|MSG>"u8.ToArray(), frame, "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray());
        }
        AssertStillFine();
        Assert.Contains("wrong signature", _kernel.Log);
        Assert.Equal("", _kernel.Errors);
    }

    [Fact]
    public void Peers_ThatNeverIntroduceThemselves_KeepNobodyOut()
    {
        var silent = new List<System.Net.Sockets.TcpClient>();
        foreach (var channel in new[] { "shell", "control", "iopub", "stdin", "hb" })
        {
            // More than there are places; some say half a greeting.
            for (int i = 0; i < 300; i++)
            {
                silent.Add(new("127.0.0.1", _kernel.Port(channel)));
                if (i % 2 == 0)
                    silent[^1].GetStream().Write([0xff, 0, 0, 0]);
            }
        }

        using (var late = new JupyterClient(_kernel))
            Assert.Equal("3", late.Value("1 + 2"));
        AssertStillFine();
        silent.ForEach(s => s.Dispose());
    }

    [Fact]
    public void Peer_SendsHugeFrames_LosesItsOwnConnectionOnly()
    {
        foreach (byte[] head in new byte[][] { [2, 0, 0, 1, 0, 0, 0, 0, 0], [2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [6, 0, 0, 0, 0, 0, 1, 0, 0] })
        {
            using var stranger = new ZmtpClient(_kernel.Port("shell"), "DEALER", "me");
            stranger.SendRaw(head);
            Assert.True(stranger.IsClosedByPeer());
        }
        AssertStillFine();
    }

    [Fact]
    public void Cell_OfManyMegabytes_IsRun()
    {
        string comment = new('x', 20 << 20);

        Assert.Equal("2", _client.Value($"/* {comment} */ 1 + 1"));
    }

    [Fact]
    public void Request_FromAStranger_IsNeitherRunNorAnswered()
    {
        using var stranger = new ZmtpClient(_kernel.Port("shell"), "DEALER", "me");
        var (_, frames) = _client.Message("execute_request", """{"code":"var stolen = 1;"}""");
        frames[1] = new byte[64];
        stranger.Send(frames);

        Assert.Equal("error", (string?)_client.Run("stolen").Reply["status"]);
    }

    private void WaitForOutput(string text)
    {
        string seen = "";
        while (!seen.EndsWith(text, StringComparison.Ordinal))
        {
            var (type, _, content) = JupyterClient.Read(_client.IOPub);
            seen += type == "stream" ? (string)content["text"]! : "";
        }
    }

    private void AssertStillFine() => Assert.Equal("2", _client.Value("1 + 1"));

    public void Dispose()
    {
        _client.Dispose();
        _kernel.Dispose();
    }
}
