using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Shapes and memory of results that random sequences found wrong (<see cref="Differential.SequenceTests"/>).</summary>
public sealed class ResultTests
{
    [EmbeddedFact("PyTorch gives nothing back as it is when it unshuffles")]
    public void PixelShuffle_NothingInIt_HasItsShape()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([3, 0, 8, 2], nn.functional.pixel_shuffle(zeros(3, 0, 4, 1), 2).shape);
        Assert.Equal([0, 4, 2, 3], nn.functional.pixel_unshuffle(zeros(0, 1, 4, 6), 2).shape);
    }

    [Fact]
    public void Kthvalue_Result_HasMemoryOfItsOwn()
    {
        using var scope = NewDisposeScope();

        var values = tensor(new float[] { 3, 1, 2, 6, 5, 4 }, 3, 2).kthvalue(2, 0).values;

        Assert.Equal([3f, 4f], values.as_strided([2], [1]).data<float>().ToArray());
    }
}
