using CourseKit.Weights;

namespace CourseKit.Tests.WeightsTests;

public sealed class HostileFileTests
{
    // Many times what any of the small files needs, far less than a claim of gigabytes.
    private const long MostBytes = 50_000_000;

    [Theory]
    [InlineData("zip.pth", 10_000)]
    [InlineData("legacy.pth", 10_000)]
    [InlineData("strided.pth", 5_000)]
    [InlineData("protocol4.pth", 5_000)]
    [InlineData("hostile-system.pth", 5_000)]
    public void Parse_MutatedTorchFile_ReadsOrRefusesInBounds(string name, int count) => Mutate(Samples.Bytes(name), count);

    [Fact]
    public void Parse_MutatedSafeTensors_ReadsOrRefusesInBounds()
    {
        Mutate(SafeTensorsTests.File(SafeTensorsTests.Good, new byte[16]), 20_000);
    }

    [Fact]
    public void Parse_EveryLengthOfFile_ReadsOrRefuses()
    {
        foreach (var name in new[] { "zip.pth", "legacy.pth" })
        {
            var whole = Samples.Bytes(name);
            for (var length = 0; length < whole.Length; length++)
                Assert.Throws<CourseKitException>(() => Read(whole[..length]));
        }
    }

    // Every byte is its own instruction: a file of a few bytes asks for whatever bytes can ask for.
    [Fact]
    public void Parse_RandomPickles_AreRefused()
    {
        var random = new Random(99);
        for (var i = 0; i < 20_000; i++)
        {
            var file = new byte[random.Next(3, 60)];
            random.NextBytes(file);
            (file[0], file[1]) = (0x80, 2);
            Assert.Throws<CourseKitException>(() => Read(file));
        }
    }

    private static void Mutate(byte[] good, int count)
    {
        var random = new Random(20240601);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var largest = 0L;
        for (var i = 0; i < count; i++)
        {
            var file = (byte[])good.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                // a random byte, or one of the values that break arithmetic
                var place = random.Next(file.Length);
                file[place] = random.Next(4) switch { 0 => 0xFF, 1 => 0x7F, 2 => 0, _ => (byte)random.Next(256) };
            }
            try
            {
                foreach (var weights in Read(file).Values)
                    Assert.NotNull(weights.ToString());
            }
            catch (CourseKitException error)
            {
                Assert.InRange(error.Message.Length, 20, 1000);
            }
            var now = GC.GetAllocatedBytesForCurrentThread();
            (largest, before) = (Math.Max(largest, now - before), now);
        }
        Assert.InRange(largest, 1, MostBytes);
    }

    private static IReadOnlyDictionary<string, WeightTensor> Read(byte[] file) => WeightFile.Parse(file, "a file of the test");
}
