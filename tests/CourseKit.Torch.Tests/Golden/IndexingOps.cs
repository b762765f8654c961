using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table that index by tensors, and in-place writes through views.</summary>
internal static class IndexingOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["advanced"] = (x, a) => [x[0][a.IndicesOf(x)]],
        ["put"] = Put,
        ["put_accumulate"] = (x, a) => [x[0].clone().index_put_(x[1], x[2..], accumulate: true)],
        ["gather"] = (x, a) => [gather(x[0], a.Long("dim"), x[1])],
        ["scatter"] = (x, a) => [scatter(x[0], a.Long("dim"), x[1], x[2])],
        ["scatter_add"] = (x, a) => [x[0].clone().scatter_add_(a.Long("dim"), x[1], x[2])],
        ["index_add"] = (x, a) => [x[0].index_add(a.Long("dim"), x[1], x[2], a.Scalar("alpha"))],
        ["index_copy"] = (x, a) => [x[0].index_copy(a.Long("dim"), x[1], x[2])],
        ["index_fill"] = (x, a) => [x[0].index_fill(a.Long("dim"), x[1], a.Scalar("value"))],
        ["index_select"] = (x, a) => [x[0].index_select(a.Long("dim"), x[1])],
        ["take"] = (x, a) => [take(x[0], x[1])],
        ["take_along_dim"] = (x, a) => [take_along_dim(x[0], x[1], a.Long("dim"))],
        ["masked_fill"] = (x, a) => [x[0].masked_fill(x[1], a.Scalar("value"))],
        ["masked_select"] = (x, a) => [masked_select(x[0], x[1])],
        ["masked_scatter"] = (x, a) => [x[0].masked_scatter(x[1], x[2])],
        ["nonzero"] = (x, a) => [nonzero(x[0])],
        ["one_hot"] = (x, a) => [nn.functional.one_hot(x[0], a.Long("classes"))],
        ["through_view"] = ThroughView,
    };

    private static Tensor[] Put(Tensor[] x, Arguments a)
    {
        var y = x[0].clone();
        y[a.IndicesOf(x)] = x[1];
        return [y];
    }

    private static Tensor[] ThroughView(Tensor[] x, Arguments a)
    {
        var y = x[0] * 2;
        var early = y.t();
        y[1].mul_(x[1]);
        y[TensorIndex.Colon, TensorIndex.Slice(0, 2)].add_(1.5);
        y.select(1, 2).copy_(x[1][TensorIndex.Slice(0, 2)] * 3);
        return [y, early * 1.0];
    }
}
