using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table: scans, sorting, further reductions and counting.</summary>
internal static class SortingOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["cumsum"] = (x, a) => [cumsum(x[0], a.Long("dim"))],
        ["cumprod"] = (x, a) => [cumprod(x[0], a.Long("dim"))],
        ["logcumsumexp"] = (x, a) => [logcumsumexp(x[0], a.Long("dim"))],
        ["cummax"] = (x, a) => Pair(cummax(x[0], a.Long("dim"))),
        ["cummin"] = (x, a) => Pair(cummin(x[0], a.Long("dim"))),
        ["sort"] = (x, a) => Pair(sort(x[0], a.Long("dim"), a.Bool("descending"))),
        ["argsort"] = (x, a) => [argsort(x[0], a.Long("dim"), a.Bool("descending"))],
        ["topk"] = (x, a) => Pair(topk(x[0], (int)a.Long("k"), (int)a.Long("dim"), a.Bool("largest"))),
        ["kthvalue"] = (x, a) => Pair(kthvalue(x[0], a.Long("k"), a.Long("dim"), a.Bool("keepdim"))),
        ["median"] = (x, a) => [median(x[0])],
        ["nanmedian"] = (x, a) => [nanmedian(x[0])],
        ["mode"] = (x, a) => Pair(mode(x[0], a.Long("dim"), a.Bool("keepdim"))),
        ["quantile"] = (x, a) => [quantile(x[0], x[1], a.LongOrNull("dim") ?? -1, a.Bool("keepdim"))],
        ["nanquantile"] = (x, a) => [nanquantile(x[0], x[1], a.LongOrNull("dim") ?? -1, a.Bool("keepdim"))],
        ["prod"] = (x, a) => [prod(x[0])],
        ["prod_dim"] = (x, a) => [x[0].prod(a.Long("dim"), a.Bool("keepdim"))],
        ["any"] = (x, a) => [any(x[0])],
        ["all"] = (x, a) => [all(x[0])],
        ["any_dim"] = (x, a) => [any(x[0], a.Long("dim"), a.Bool("keepdim"))],
        ["all_dim"] = (x, a) => [all(x[0], a.Long("dim"), a.Bool("keepdim"))],
        ["amax"] = (x, a) => [x[0].amax(a.Longs("dims"), a.Bool("keepdim"))],
        ["amin"] = (x, a) => [x[0].amin(a.Longs("dims"), a.Bool("keepdim"))],
        ["norm"] = (x, a) => [x[0].norm(Order(a))],
        ["norm_dim"] = (x, a) => [x[0].norm((int)a.Long("dim"), a.Bool("keepdim"), Order(a))],
        ["logsumexp"] = (x, a) => [logsumexp(x[0], a.Long("dim"), a.Bool("keepdim"))],
        ["nansum"] = (x, a) => [nansum(x[0])],
        ["nanmean"] = (x, a) => [nanmean(x[0])],
        ["count_nonzero"] = (x, a) => [count_nonzero(x[0])],
        ["std_mean"] = (x, a) => Pair(x[0].std_mean(a.Long("dim"))),
        ["bincount"] = (x, a) => [bincount(x[0], null, a.Long("minlength"))],
        ["histc"] = (x, a) => [histc(x[0], a.Long("bins"), a.Long("min"), a.Long("max"))],
        ["unique"] = (x, a) => Triple(unique(x[0], true, true, true, (int?)a.LongOrNull("dim"))),
        ["unique_consecutive"] = (x, a) => Triple(unique_consecutive(x[0], true, true, (int?)a.LongOrNull("dim"))),
        ["searchsorted"] = (x, a) => [searchsorted(x[0], x[1], right: a.Bool("right"))],
        ["diff"] = (x, a) => [diff(x[0], a.Long("n"), a.Long("dim"))],
    };

    private static float Order(Arguments a) => a.IsText("p") ? float.PositiveInfinity : (float)a.Double("p");

    private static Tensor[] Pair((Tensor Values, Tensor Indices) pair) => [pair.Values, pair.Indices];

    private static Tensor[] Triple((Tensor Output, Tensor? Inverse, Tensor? Counts) triple) =>
        [triple.Output, triple.Inverse!, triple.Counts!];
}
