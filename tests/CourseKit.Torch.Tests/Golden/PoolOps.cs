using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table of tests/golden/ops_modules.py: pooling and resampling.</summary>
internal static class PoolOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["max_pool1d"] = (x, a) => Both(max_pool1d_with_indices(
            x[0], a.Long("kernel"), a.LongOrNull("stride"), a.Long("padding"), a.Long("dilation"), a.Bool("ceil_mode"))),
        ["avg_pool1d"] = (x, a) =>
            [avg_pool1d(x[0], a.Long("kernel"), a.LongOrNull("stride"), a.Long("padding"), a.Bool("ceil_mode"), a.Bool("include"))],
        ["adaptive_max_pool1d"] = (x, a) => Both(adaptive_max_pool1d_with_indices(x[0], a.Long("size"))),
        ["adaptive_max_pool2d"] = (x, a) => Both(adaptive_max_pool2d_with_indices(x[0], a.Longs("size"))),
        ["fractional_max_pool2d"] = Fractional,
        ["max_unpool1d"] = (x, a) => [max_unpool1d(x[0], x[1], a.Long("kernel"), output_size: a.LongsOrNull("size"))],
        ["max_unpool2d"] = (x, a) => [max_unpool2d(x[0], x[1], [a.Long("kernel"), a.Long("kernel")], output_size: a.LongsOrNull("size"))],
        ["lp_pool1d"] = (x, a) => [lp_pool1d(x[0], a.Double("p"), a.Long("kernel"), a.LongOrNull("stride"), a.Bool("ceil_mode"))],
        ["lp_pool2d"] = (x, a) => [lp_pool2d(x[0], a.Double("p"), a.Longs("kernel"), ceil_mode: a.Bool("ceil_mode"))],
        ["interpolate"] = (x, a) => [interpolate(x[0], a.LongsOrNull("size"), a.DoublesOrNull("scale"), Mode(a.Text("mode")),
            a.Has("align_corners") ? a.Bool("align_corners") : null, a.Bool("recompute"))],
        ["pixel_shuffle"] = (x, a) => [pixel_shuffle(x[0], a.Long("r"))],
        ["pixel_unshuffle"] = (x, a) => [pixel_unshuffle(x[0], a.Long("r"))],
    };

    // The generator is the process's: the tests of this file run alone, so that no other draws between the seed and the windows.
    private static Tensor[] Fractional(Tensor[] x, Arguments a)
    {
        manual_seed(a.Long("seed"));
        return Both(fractional_max_pool2d_with_indices(
            x[0], [a.Long("kernel"), a.Long("kernel")], a.LongsOrNull("size"), a.DoublesOrNull("ratio")));
    }

    private static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    private static InterpolationMode Mode(string name) => name switch
    {
        "linear" => InterpolationMode.Linear,
        "bilinear" => InterpolationMode.Bilinear,
        "bicubic" => InterpolationMode.Bicubic,
        "area" => InterpolationMode.Area,
        "nearest-exact" => InterpolationMode.NearestExact,
        _ => InterpolationMode.Nearest,
    };
}
