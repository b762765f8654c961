using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Small integers that are added up: true stays true, bytes do not wrap; expected values from PyTorch 1.13.1.</summary>
public sealed class TruthTests
{
    private static readonly bool[] All = [true, true, true];

    [Fact]
    public void IndexPut_AddsTrueToTrue_MasksWithIt()
    {
        var mask = tensor(new[] { true, false, true });

        mask.index_put_(tensor(All), [tensor(new long[] { 0, 0, 1 })], accumulate: true);

        Assert.Equal(All, mask.data<bool>().ToArray());
        Assert.Equal([5f, 6f, 7f], arange(5f, 8f)[mask].data<float>().ToArray());
    }

    [Fact]
    public void ScatterAdd_AddsTrueToTrue_MasksWithIt()
    {
        var mask = tensor(new[] { true, false, true }).scatter_add(0, tensor(new long[] { 0, 0, 1 }), tensor(All));

        Assert.Equal([5f, 6f, 7f], arange(5f, 8f)[mask].data<float>().ToArray());
    }

    [Fact]
    public void CosineSimilarity_OfBytes_DoesNotOverflow()
    {
        var angle = nn.functional.cosine_similarity(tensor(new[,] { { 1.0, 2.0 } }), tensor(new byte[,] { { 200, 200 } }));

        Assert.Equal(0.9486832980505137, angle.item<double>(), 1e-15);
    }
}
