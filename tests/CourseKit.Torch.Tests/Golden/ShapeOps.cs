using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table that move, select or join elements.</summary>
internal static class ShapeOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["t"] = (x, a) => [x[0].t()],
        ["transpose"] = (x, a) => [x[0].transpose(a.Long("dim0"), a.Long("dim1"))],
        ["permute"] = (x, a) => [x[0].permute(a.Longs("dims"))],
        ["view"] = (x, a) => [x[0].view(a.Longs("shape"))],
        ["reshape"] = (x, a) => [x[0].reshape(a.Longs("shape"))],
        ["flatten"] = (x, a) => [x[0].flatten(a.Long("start"), a.Long("end"))],
        ["squeeze"] = (x, a) => [x[0].squeeze(a.LongOrNull("dim"))],
        ["unsqueeze"] = (x, a) => [x[0].unsqueeze(a.Long("dim"))],
        ["expand"] = (x, a) => [x[0].expand(a.Longs("shape"))],
        ["narrow"] = (x, a) => [x[0].narrow(a.Long("dim"), a.Long("start"), a.Long("length"))],
        ["slice"] = (x, a) => [x[0].slice(a.Long("dim"), a.Long("start"), a.Long("stop"), a.Long("step"))],
        ["select"] = (x, a) => [x[0].select(a.Long("dim"), a.Long("index"))],
        ["index"] = (x, a) => [x[0][a.Indices]],
        ["index_tensor"] = (x, a) =>
            [x[0][[.. Enumerable.Repeat(TensorIndex.Colon, (int)a.Long("dim")), TensorIndex.Tensor(x[1])]]],
        ["contiguous"] = (x, a) => [x[0].contiguous()],
        ["clone"] = (x, a) => [x[0].clone()],
        ["cat"] = (x, a) => [cat(x, a.Long("dim"))],
        ["stack"] = (x, a) => [stack(x, a.Long("dim"))],
    };
}
