using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Kernel.Messages;

namespace CourseKit.Kernel.Tests.Messages;

public sealed class MessageCodecTests
{
    private readonly MessageSigner _signer = new("secret");
    private readonly MessageCodec _codec;

    public MessageCodecTests() => _codec = new(_signer);

    [Fact]
    public void Sign_RfcExample_GivesThePublishedDigest()
    {
        // RFC 4231, test case 2.
        var signature =
            new MessageSigner("Jefe").Sign([Encoding.ASCII.GetBytes("what do ya want "), Encoding.ASCII.GetBytes("for nothing?")]);

        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Encoding.ASCII.GetString(signature));
    }

    [Fact]
    public void Write_Message_IsReadBack()
    {
        var frames = _codec.Write(["id"u8.ToArray()], "status", """{"msg_id":"p"}"""u8.ToArray(), new() { ["execution_state"] = "busy" });

        var message = _codec.Read(null!, frames, out var reason);

        Assert.Null(reason);
        Assert.Equal("status", message!.Type);
        Assert.Equal("id", Encoding.ASCII.GetString(message.Envelope.Single()));
        Assert.Equal("busy", message.Text("execution_state"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("not hexadecimal")]
    public void Read_WrongSignature_IsDropped(string signature)
    {
        var frames = Frames("{}");
        frames[1] = Encoding.ASCII.GetBytes(signature);

        Assert.Null(_codec.Read(null!, frames, out var reason));
        Assert.Contains(signature.Length == 0 ? "not signed" : "wrong signature", reason);
    }

    [Fact]
    public void Read_AnyFrameChanged_IsDropped()
    {
        for (int frame = 2; frame < 6; frame++)
        {
            var frames = Frames("{}");
            frames[frame] = [.. frames[frame], (byte)' '];
            Assert.Null(_codec.Read(null!, frames, out _));
        }
    }

    [Fact]
    public void Read_SameMessageAgain_IsDropped()
    {
        var frames = Frames("{}");

        Assert.NotNull(_codec.Read(null!, frames, out _));
        Assert.Null(_codec.Read(null!, frames, out var reason));
        Assert.Contains("received before", reason);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("")]
    public void Read_ContentThatIsNoObject_IsDropped(string content) => Assert.Null(_codec.Read(null!, Frames(content), out _));

    [Fact]
    public void Read_NestingWithoutEnd_IsDropped() =>
        Assert.Null(_codec.Read(null!, Frames(new string('[', 100_000)), out _));

    [Theory]
    [InlineData("""{"code":"a\ud83d"}""", "a\ufffd")]
    [InlineData("""{"code":"\ude00\ud83d\ude00"}""", "\ufffd\U0001F600")]
    [InlineData("""{"code":"\\ud83d"}""", "\\ud83d")]
    [InlineData("""{"code":"\\\ud83d!"}""", "\\\ufffd!")]
    public void Read_HalvesOfSurrogatePairs_AreReplaced(string content, string expected) =>
        Assert.Equal(expected, _codec.Read(null!, Frames(content), out _)!.Text("code"));

    [Fact]
    public void Read_InvalidUtf8_IsReplaced()
    {
        byte[][] signed = [Header, "{}"u8.ToArray(), "{}"u8.ToArray(), [.. "{\"code\":\""u8, 0xFF, 0xC3, .. "\"}"u8]];

        var message = _codec.Read(null!, ["<IDS|MSG>"u8.ToArray(), _signer.Sign(signed), .. signed], out _);

        Assert.Equal("\ufffd\ufffd", message!.Text("code"));
    }

    [Fact]
    public void Write_InvalidUtf16_IsValidJson()
    {
        var frames = _codec.Write([], "stream", null, new() { ["text"] = "a\ud83d" });

        Assert.Equal("a\ufffd", JsonDocument.Parse(frames[^1]).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void Write_Header_HasWhatTheSpecificationAsksFor()
    {
        var frames = _codec.Write([], "status", null, []);

        var header = JsonNode.Parse(frames[2])!.AsObject();
        Assert.Equal(["date", "msg_id", "msg_type", "session", "username", "version"], header.Select(h => h.Key).Order());
        Assert.True(DateTimeOffset.TryParse((string?)header["date"], out _));
        Assert.NotEqual((string?)header["msg_id"], (string?)JsonNode.Parse(_codec.Write([], "status", null, [])[2])!["msg_id"]);
    }

    private static byte[] Header => Encoding.UTF8.GetBytes($$"""{"msg_id":"{{Guid.NewGuid()}}","msg_type":"execute_request"}""");

    private byte[][] Frames(string content)
    {
        byte[][] signed = [Header, "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(content)];
        return ["<IDS|MSG>"u8.ToArray(), _signer.Sign(signed), .. signed];
    }
}
