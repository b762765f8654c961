using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Saving;

/// <summary>
/// Files that were cut short, damaged, or made to harm: a clear error, no change to the module, and no memory for false claims.
/// </summary>
[Collection(GlobalState.Name)]
public sealed class DamagedFileTests
{
    private const long Mebibyte = 1 << 20;

    [EmbeddedFact("TorchSharp has loaded what came before the cut")]
    public void Load_CutAnywhere_RaisesAndChangesNothing()
    {
        using var net = nn.Linear(3, 2);
        var file = Saved(net);
        using var other = nn.Linear(3, 2);
        var before = Values.Of(other.weight);

        for (var length = 0; length < file.Length; length++)
            Assert.Throws<EndOfStreamException>(() => other.load(new MemoryStream(file, 0, length)));

        Assert.Equal(before, Values.Of(other.weight));
    }

    [Fact]
    public void Load_AnyByteChanged_LoadsOrRaisesAnErrorOfItsKind()
    {
        using var net = nn.Linear(3, 2);
        var file = Saved(net);
        var refused = 0;

        for (var at = 0; at < file.Length; at++)
        {
            foreach (byte flip in new byte[] { 0x01, 0x7f, 0x80, 0xff })
            {
                var damaged = (byte[])file.Clone();
                damaged[at] ^= flip;
                var error = Record.Exception(() => net.load(new MemoryStream(damaged)));
                Assert.True(error is null or ArgumentException or InvalidDataException or EndOfStreamException or NotSupportedException,
                    $"{error}");
                refused += error is null ? 0 : 1;
            }
        }

        // all but the elements themselves are checked: count, names, types, shapes
        Assert.True(refused >= 4 * (file.Length - 32 - 4), $"only {refused} refused");
    }

    public static TheoryData<string, byte[]> Lies() => new()
    {
        { "entries beyond 64 bits", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01] },
        { "a name of 2 GiB", [0x02, 0xff, 0xff, 0xff, 0xff, 0x07] },
        { "a name that is no UTF-8", [0x02, 0x01, 0xff] },
        { "a type that there is not", [0x02, 0x01, 0x61, 0x63, 0x00] },
        { "a million dimensions", [0x02, 0x01, 0x61, 0x06, 0xc0, 0x84, 0x3d] },
        { "more elements than bytes can count", [0x02, 0x01, 0x61, 0x06, 0x02, .. Huge, .. Huge] },
    };

    private static byte[] Huge => [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];

    [EmbeddedTheory("TorchSharp believes the file until something breaks")]
    [MemberData(nameof(Lies))]
    public void Load_ImpossibleClaim_IsNamed(string what, byte[] file)
    {
        using var net = nn.Linear(3, 2);

        var error = Assert.Throws<InvalidDataException>(() => net.load(new MemoryStream(file), strict: false));

        Assert.True(error.Message.Contains("damaged", StringComparison.Ordinal), $"{what}: {error.Message}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_TensorThatIsNotThere_TakesNoMemoryForIt(bool seekable)
    {
        byte[] file = [0x06, 0x02, 0x80, 0x80, 0x40, 0x80, 0x02, 0, 0, 0, 0]; // 2^20 x 256 floats, 1 GiB, of which one is there
        var before = GC.GetTotalAllocatedBytes() + Held();

        Assert.Throws<EndOfStreamException>(() => Tensor.Load(seekable ? new MemoryStream(file) : new OneWay(file)));

        Assert.True(GC.GetTotalAllocatedBytes() + Held() - before < 8 * Mebibyte);
    }

    [Fact]
    public void Load_StreamThatCannotSeek_ReadsTheSame()
    {
        using var net = nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 2));
        using var other = nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 2));
        using var values = rand(700, 900);
        using var stream = new MemoryStream();
        values.Save(stream);

        other.load(new OneWay(Saved(net)), skip: ["0.bias"]);
        using var loaded = Tensor.Load(new OneWay(stream.ToArray()));

        Assert.Equal(Values.Of(net.get_parameter("1.weight")), Values.Of(other.get_parameter("1.weight")));
        Assert.Equal(Values.Of(values), Values.Of(loaded));
    }

    private static long Held()
    {
#if ENGINE_EMBEDDED
        return MemoryPool.LiveBytes;
#else
        return 0;
#endif
    }

    private static byte[] Saved(nn.Module module)
    {
        using var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    /// <summary>A stream like one from a network: it does not know its length, and gives a few bytes at a time.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
    }
}
