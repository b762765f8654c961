using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table that reduce, and softmax.</summary>
internal static class ReductionOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["sum"] = (x, a) => [x[0].sum()],
        ["sum_dim"] = (x, a) => [x[0].sum(a.Longs("dims"), a.Bool("keepdim"))],
        ["mean"] = (x, a) => [x[0].mean()],
        ["mean_dim"] = (x, a) => [x[0].mean(a.Longs("dims"), a.Bool("keepdim"))],
        ["max"] = (x, a) => [x[0].max()],
        ["min"] = (x, a) => [x[0].min()],
        ["max_dim"] = (x, a) => Pair(x[0].max(a.Long("dim"), a.Bool("keepdim"))),
        ["min_dim"] = (x, a) => Pair(x[0].min(a.Long("dim"), a.Bool("keepdim"))),
        ["argmax"] = (x, a) => [x[0].argmax()],
        ["argmin"] = (x, a) => [x[0].argmin()],
        ["argmax_dim"] = (x, a) => [x[0].argmax(a.Long("dim"), a.Bool("keepdim"))],
        ["argmin_dim"] = (x, a) => [x[0].argmin(a.Long("dim"), a.Bool("keepdim"))],
        ["var"] = (x, a) => [x[0].var(a.Bool("unbiased"))],
        ["std"] = (x, a) => [x[0].std(a.Bool("unbiased"))],
        ["var_dim"] = (x, a) => [x[0].var(a.Long("dim"), a.Bool("unbiased"), a.Bool("keepdim"))],
        ["std_dim"] = (x, a) => [x[0].std(a.Long("dim"), a.Bool("unbiased"), a.Bool("keepdim"))],
        ["softmax"] = (x, a) => [x[0].softmax(a.Long("dim"))],
        ["log_softmax"] = (x, a) => [x[0].log_softmax(a.Long("dim"))],
    };

    private static Tensor[] Pair((Tensor Values, Tensor Indexes) pair) => [pair.Values, pair.Indexes];
}
