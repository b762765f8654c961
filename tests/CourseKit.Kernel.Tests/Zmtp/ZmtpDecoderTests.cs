using System.Text;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Tests.Zmtp;

public sealed class ZmtpDecoderTests
{
    // Written out by hand from RFC 37: signature, version 3.1, mechanism NULL, as-server 0, filler.
    private static readonly byte[] Hello =
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1, .. "NULL"u8, .. new byte[16], 0, .. new byte[31]];

    public static readonly TheoryData<int> Pieces = new() { 1, 2, 3, 7, 64, 1000 };

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Feed_InPieces_GivesGreetingCommandsAndMessages(int piece)
    {
        byte[] bytes = [.. Hello, 4, 3, 2, .. "AB"u8, 1, 2, .. "hi"u8, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, .. "xyz"u8];

        Assert.Equal(["greeting", "command \x02" + "AB", "message hi|", "message xyz"], Recorder.Decode(bytes, piece));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(100_000)]
    public void Encoder_MessageOfAnyLength_IsReadBack(int length)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i % 26)));

        var wire = ZmtpEncoder.Message([Encoding.ASCII.GetBytes(text), "end"u8.ToArray()]);

        Assert.Equal(length > 255 ? 3 : 1, wire[0]);
        Assert.Equal(["greeting", $"message {text}|end"], Recorder.Decode([.. Greeting.Ours, .. wire], 4096));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("\x16\x03\x01")]
    public void Feed_AnotherProtocol_IsRefusedAtItsFirstByte(string bytes) =>
        Assert.Throws<ZmtpException>(() => Recorder.Decode(Encoding.Latin1.GetBytes(bytes[..1])));

    [Theory]
    [InlineData(10, 2)]     // ZMTP 2
    [InlineData(12, (int)'P')]   // mechanism PULL
    [InlineData(9, 0)]
    public void Feed_GreetingThatCannotBeMet_IsRefused(int at, int value)
    {
        var bytes = Hello.ToArray();
        bytes[at] = (byte)value;

        Assert.Throws<ZmtpException>(() => Recorder.Decode(bytes));
    }

    [Fact]
    public void Feed_LaterVersionOfTheProtocol_IsWelcome()
    {
        var bytes = Hello.ToArray();
        bytes[10] = 4;

        Assert.Equal(["greeting"], Recorder.Decode(bytes));
    }

    public static readonly TheoryData<byte[]> Offences = new()
    {
        { [8, 0] },                                     // unknown flag
        { [5, 1, 0] },                                  // command with more
        { [1, 0, 4, 2, 1, 65] },                        // command inside a message
        { [2, 0xFF, 0, 0, 0, 0, 0, 0, 0] },             // length above 2^63
        { [2, 0, 0, 0, 1, 0, 0, 0, 0] },                // 4 GB
        { [6, 0, 0, 0, 0, 0, 1, 0, 0] },                // command of 64 KB
        { [.. Enumerable.Repeat<byte[]>([1, 0], 300).SelectMany(f => f)] },
    };

    [Theory]
    [MemberData(nameof(Offences))]
    public void Feed_WhatBreaksRulesOrLimits_IsRefused(byte[] frames) =>
        Assert.Throws<ZmtpException>(() => Recorder.Decode([.. Hello, .. frames]));

    [Fact]
    public void Feed_AnnouncedLength_AllocatesNothingUntilBytesArrive()
    {
        var decoder = new ZmtpDecoder(new(), new Recorder());
        decoder.Feed(Hello);
        long before = GC.GetAllocatedBytesForCurrentThread();

        decoder.Feed([2, 0, 0, 0, 0, 3, 0xFF, 0, 0]);   // 63 MB announced, none sent

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Feed_FramesThatAddUpAboveTheLimit_AreRefused()
    {
        var limits = new ZmtpLimits { MaxMessageBytes = 10 };
        byte[] six = [1, 6, .. "123456"u8];

        Assert.Throws<ZmtpException>(() => Recorder.Decode([.. Hello, .. six, .. six], limits: limits));
    }
}
