using CourseKit.Kernel.Messages;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Tests.Zmtp;

/// <summary>Random and damaged input: parsers answer it or refuse it, with no other exception, and never hang.</summary>
public sealed class FuzzTests
{
    private const int Runs = 200_000;
    private static readonly MessageSigner Signer = new("key");

    [Fact]
    public void Decoder_RandomBytes_AreReadOrRefused()
    {
        var random = new Random(1);
        int refused = 0;
        for (int run = 0; run < Runs; run++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            // Half of the runs get past the greeting, where random bytes have more to do.
            refused += Refuses(run % 2 == 0 ? bytes : [.. Greeting.Ours, .. bytes], random.Next(1, 50)) ? 1 : 0;
        }
        Assert.InRange(refused, Runs / 2, Runs);
    }

    [Fact]
    public void Decoder_DamagedConversation_IsReadOrRefused()
    {
        var random = new Random(2);
        byte[] good =
        [
            .. Greeting.Ours, .. ZmtpCommand.Ready("DEALER"),
            .. ZmtpEncoder.Message([new byte[300], "<IDS|MSG>"u8.ToArray(), [], "{}"u8.ToArray()]),
            .. ZmtpEncoder.Command([4, .. "PING"u8, 0, 10, 1, 2, 3]),
        ];
        int read = 0;
        for (int run = 0; run < Runs; run++)
            read += Refuses(Damage(good, random), random.Next(1, 400)) ? 0 : 1;
        Assert.InRange(read, 1, Runs - 1);
    }

    [Fact]
    public void Commands_RandomBytes_AreReadOrRefused()
    {
        var random = new Random(3);
        var ready = ZmtpCommand.Ready("ROUTER").AsSpan(2).ToArray();
        for (int run = 0; run < Runs; run++)
        {
            var body = Damage(ready, random);
            try
            {
                ZmtpCommand.Split(body, out _, out var data);
                ZmtpCommand.Pong(data);
            }
            catch (ZmtpException)
            {
            }
            try
            {
                ZmtpCommand.Properties(body.AsSpan(Math.Min(6, body.Length)));
            }
            catch (ZmtpException)
            {
            }
        }
    }

    [Fact]
    public void Codec_DamagedButSignedMessages_AreReadOrDropped()
    {
        var random = new Random(4);
        var codec = new MessageCodec(Signer);
        byte[][] good =
        [
            """{"msg_id":"1","msg_type":"execute_request","session":"s","username":"u","date":"d","version":"5.3"}"""u8.ToArray(),
            "{}"u8.ToArray(),
            "{}"u8.ToArray(),
            """{"code":"1 + \ud83d\ude00 \ud800","silent":false,"user_expressions":{"a":[1,2.5e3,null,true]}}"""u8.ToArray(),
        ];
        int read = 0;
        for (int run = 0; run < Runs; run++)
        {
            var frames = good.ToArray();
            int which = random.Next(frames.Length);
            frames[which] = Damage(frames[which], random);
            var message = codec.Read(null!, ["<IDS|MSG>"u8.ToArray(), Signer.Sign(frames), .. frames], out var reason);
            Assert.True(message is null == reason is not null);
            if (message is null)
                continue;
            read++;
            _ = message.Text("code") + message.Flag("silent", true) + message.Number("cursor_pos", 0);
        }
        Assert.InRange(read, 1, Runs - 1);
    }

    [Fact]
    public void Codec_RandomFrames_AreDropped()
    {
        var random = new Random(5);
        var codec = new MessageCodec(Signer);
        for (int run = 0; run < Runs; run++)
        {
            var frames = Enumerable.Range(0, random.Next(12)).Select(_ =>
            {
                var frame = new byte[random.Next(80)];
                random.NextBytes(frame);
                return random.Next(4) == 0 ? "<IDS|MSG>"u8.ToArray() : frame;
            }).ToArray();
            Assert.Null(codec.Read(null!, frames, out var reason));
            Assert.NotNull(reason);
        }
    }

    private static bool Refuses(byte[] bytes, int piece)
    {
        try
        {
            Recorder.Decode(bytes, piece);
            return false;
        }
        catch (ZmtpException)
        {
            return true;
        }
    }

    /// <summary>A few bytes changed, left out, doubled, or cut off.</summary>
    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, bytes[at]); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }
        return [.. bytes];
    }
}
