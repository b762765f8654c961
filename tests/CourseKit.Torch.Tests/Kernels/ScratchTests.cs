using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

public sealed unsafe class ScratchTests
{
    [Fact]
    public void Rent_Nested_GivesAlignedMemoryThatDoesNotOverlap()
    {
        for (int round = 0; round < 3; round++)
        {
            using Scratch.Lease<float> small = Scratch.Rent<float>(3);
            using Scratch.Lease<double> large = Scratch.Rent<double>(1_000_000);
            using Scratch.Lease<byte> none = Scratch.Rent<byte>(0);
            using Scratch.Lease<float> last = Scratch.Rent<float>(50);
            Assert.All((nuint[])[(nuint)small.Start, (nuint)large.Start, (nuint)none.Start, (nuint)last.Start], at =>
                Assert.Equal(0u, at % 64));

            new Span<float>(small.Start, 3).Fill(1);
            large.Clear();
            new Span<float>(last.Start, 50).Fill(2);

            Assert.Equal([1, 1, 1], new Span<float>(small.Start, 3));
            Assert.Equal(0, large.Start[999_999]);
            Assert.Equal(-1, new Span<double>(large.Start, 1_000_000).IndexOfAnyExcept(0));
        }
    }

    [Fact]
    public void Rent_SecondRound_UsesTheSameMemory()
    {
        nint first = Round();
        nint second = Round();

        Assert.Equal(second, Round());
        Assert.NotEqual(0, first);

        static nint Round()
        {
            using Scratch.Lease<byte> a = Scratch.Rent<byte>(900_000);
            using Scratch.Lease<byte> b = Scratch.Rent<byte>(900_000);
            return (nint)b.Start;
        }
    }
}
