using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table of tests/golden/cases_columns.py.</summary>
internal static class ColumnOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["unfold"] = (x, a) => [unfold(x[0], Pair(a, "kernel"), Pair(a, "dilation"), Pair(a, "padding"), Pair(a, "stride"))],
        ["fold"] = (x, a) =>
            [fold(x[0], Pair(a, "size"), Pair(a, "kernel"), Pair(a, "dilation"), Pair(a, "padding"), Pair(a, "stride"))],
        ["channel_shuffle"] = (x, a) => [x[0].channel_shuffle(a.Long("groups"))],
        ["trunc_normal_"] = Truncated,
    };

    private static Tensor[] Truncated(Tensor[] x, Arguments a)
    {
        manual_seed(a.Long("seed"));
        return [nn.init.trunc_normal_(x[0].clone(), a.Double("mean"), a.Double("std"), a.Double("low"), a.Double("high"))];
    }

    private static (long, long) Pair(Arguments a, string name) => a.Longs(name) is [var first, var second]
        ? (first, second) : throw new InvalidDataException($"'{name}' is no pair.");
}
