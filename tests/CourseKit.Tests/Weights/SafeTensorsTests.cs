using System.Buffers.Binary;
using System.Text;
using CourseKit.Weights;
using static TorchSharp.torch;

namespace CourseKit.Tests.WeightsTests;

public sealed class SafeTensorsTests
{
    // By the format's description: 8 bytes of length, the header, 16 bytes of numbers.
    internal const string Good = """
        {"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
         "b":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}
        """;

    // Header and what the message says of it; the data are 16 bytes.
    public static readonly TheoryData<string, string> Broken = new()
    {
        { """["a"]""", "does not begin with '{'" },
        { """{"a":1}""", "not the JSON of the format" },
        { """{"a":""", "not the JSON of the format" },
        { """{"a":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"a":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}""", "the JSON" },
        { """{"a":{"dtype":"F31","shape":[4],"data_offsets":[0,16]}}""", "unknown type 'F31'" },
        { """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,32]}}""", "claims bytes 0 to 32 of 16" },
        { """{"a":{"dtype":"F32","shape":[4],"data_offsets":[16,0]}}""", "claims bytes 16 to 0" },
        { """{"a":{"dtype":"F32","shape":[4],"data_offsets":[-16,0]}}""", "claims bytes -16 to 0" },
        { """{"a":{"dtype":"F32","shape":[-2,-2],"data_offsets":[0,16]}}""", "does not fill" },
        { """{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,16]}}""", "does not fill" },
        { """{"a":{"dtype":"F32","shape":[1e30],"data_offsets":[0,16]}}""", "not the JSON" },
        { """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", "overlap" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "leave a gap" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "fill 8 of 16 bytes" },
    };

    [Fact]
    public void Read_FileByTheDescription_GivesItsTensors()
    {
        using var folder = new TemporaryFolder();
        var data = new byte[16];
        BinaryPrimitives.WriteSingleLittleEndian(data, 1.5f);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4), -2f);
        BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(8), 42);

        var tensors = SafeTensors.Read(folder.Write("good.safetensors", File(Good, data)));

        Assert.Equal([1.5f, -2f], tensors["a"].ToTensor().data<float>().ToArray());
        Assert.Equal([1L, 2L], tensors["a"].Shape);
        Assert.Equal(42, tensors["b"].ToTensor().item<long>());
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_BrokenHeader_SaysWhatIsWrong(string header, string words)
    {
        var error = Assert.Throws<CourseKitException>(() => SafeTensors.Parse(File(header, new byte[16]), "broken.safetensors"));

        Assert.StartsWith("broken.safetensors is not a whole safetensors file", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(1000UL)]
    public void Read_HeaderLengthThatLies_IsRefusedWithoutAllocation(ulong length)
    {
        var file = File(Good, new byte[16]);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<CourseKitException>(() => SafeTensors.Parse(file, "liar.safetensors"));

        Assert.Contains($"claims {length} bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Write_EveryType_ReadsBackEqual()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var path = folder.File("deep/er/model.safetensors");
        var state = new Dictionary<string, Tensor>
        {
            ["odd"] = tensor(new byte[] { 1, 2, 3 }),
            ["flags"] = tensor(new[] { true, false }),
            ["double"] = arange(6, dtype: float64).reshape(2, 3).transpose(0, 1),
            ["single"] = tensor(3.5f),
            ["int"] = tensor(new[] { 7, -8 }),
            ["long"] = tensor(new[] { 1L << 40 }),
            ["none"] = zeros(0, 4),
        };

        SafeTensors.Write(path, state, new Dictionary<string, string> { ["made by"] = "a \"test\"" });
        var read = SafeTensors.Read(path);

        Assert.Equal(state.Keys.Order(), read.Keys.Order());
        Assert.All(state, entry =>
        {
            Assert.Equal(entry.Value.dtype, read[entry.Key].ToTensor().dtype);
            Assert.Equal(entry.Value.shape, read[entry.Key].Shape);
            Assert.True(entry.Value.Equals(read[entry.Key].ToTensor()), entry.Key);
        });
        Assert.Equal(["model.safetensors"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_ThatFails_LeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("model.safetensors", "old");

        Assert.ThrowsAny<Exception>(() => WeightBytes.WriteAtomically(path, _ => throw new CourseKitException("stop")));

        Assert.Equal("old", System.IO.File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    internal static byte[] File(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
