using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>The operations of tests/golden/sequence_rare.py on windows, layers and losses.</summary>
internal static partial class SequenceOps
{
    private static long[] Two(StepArguments a, int i, int from) => a.Longs(i)[from..(from + 2)];

    private static long[] Margins(long[] p, int at, params long[] kernel) =>
        [.. kernel.Select((k, d) => Math.Min(p[at + d], k / 2))];

    /// <summary>The second tensor in the first one's type.</summary>
    private static Tensor Like(StepArguments a) => a.T(1).to(a.T(0).dtype);

    private static Tensor Adaptive1d(Tensor x, long n) => adaptive_avg_pool1d(x, n);

    private static Dictionary<string, Func<StepArguments, Tensor>> RareWindows => new()
    {
        ["conv2d_axes"] = a => conv2d(a.T(0), a.T(1), null, Two(a, 2, 0), Two(a, 2, 2), Two(a, 2, 4), a.T(0).shape[1] / a.T(1).shape[1]),
        ["conv1d_groups"] = a =>
            conv1d(a.T(0), a.T(1), null, a.Longs(2)[0], a.Longs(2)[2], a.Longs(2)[4], a.T(0).shape[1] / a.T(1).shape[1]),
        ["transpose2d_axes"] = a =>
            conv_transpose2d(a.T(0), a.T(1), null, Two(a, 2, 0), Two(a, 2, 2), Two(a, 2, 4), Two(a, 2, 6), a.Longs(2)[8]),
        ["transpose1d"] = a => Transposed1d(a.T(0), a.T(1), a.Longs(2)),
        ["conv2d_bias"] = a => conv2d(a.T(0), a.T(1), a.T(2)),
        ["depthwise"] = a => conv2d(a.T(0), a.T(1), null, [1, 1], [1, 1], [1, 1], a.T(0).shape[1]),
        ["max_pool_axes"] = a => MaxPoolAxes(a.T(0), a.Longs(1)),
        ["avg_pool_axes"] = a => AvgPoolAxes(a.T(0), a.Longs(1)),
        ["max_pool1d"] = a =>
            max_pool1d(a.T(0), a.Longs(1)[0], a.Longs(1)[1], Math.Min(a.Longs(1)[2], a.Longs(1)[0] / 2), a.Longs(1)[3], a.Longs(1)[4] != 0),
        ["avg_pool1d"] = a => avg_pool1d(a.T(0), a.Longs(1)[0], a.Longs(1)[1], Math.Min(a.Longs(1)[2], a.Longs(1)[0] / 2),
            a.Longs(1)[3] != 0, a.Longs(1)[4] != 0),
        ["adaptive_max"] = a => adaptive_max_pool2d(a.T(0), a.Longs(1)),
        ["adaptive_avg1d"] = a => Adaptive1d(a.T(0), a.Long(1)),
        ["nearest"] = a => interpolate(a.T(0), a.Longs(1)),
        ["bilinear"] = a => interpolate(a.T(0), a.Longs(1), mode: InterpolationMode.Bilinear, align_corners: a.Bool(2)),
        ["pad_circular"] = a => pad(a.T(0), (a.Long(1), a.Long(1)), PaddingModes.Circular),
        ["columns"] = a =>
            unfold(a.T(0), (a.Longs(1)[0], a.Longs(1)[1]), (1, 1), (a.Longs(1)[2], a.Longs(1)[2]), (a.Longs(1)[3], a.Longs(1)[3])),
        ["pixel_shuffle"] = a => pixel_shuffle(a.T(0).repeat(1, 4, 1, 1), 2),
        ["batch_norm_eval"] = a => batch_norm(a.T(0), a.T(1).detach(), a.T(2).detach().square() + 0.5, a.T(3)),
        ["instance_norm"] = a => instance_norm(a.T(0)),
        ["layer_norm_2"] = a => layer_norm(a.T(0), a.T(0).shape[^2..], eps: 0.01),
        ["normalize"] = a => normalize(a.T(0), a.Double(2), a.Long(1)),
        ["cosine"] = a => cosine_similarity(a.T(0), a.T(1), a.Long(2)),
        ["std_mean"] = a => std_mean(a.T(0), a.Long(1), unbiased: false).mean,
    };

    private static IEnumerable<KeyValuePair<string, Func<StepArguments, Tensor>>> RareLosses =>
        new[] { nn.Reduction.Mean, nn.Reduction.Sum, nn.Reduction.None }.SelectMany(LossesOf).Concat(
            new Dictionary<string, Func<StepArguments, Tensor>>
            {
                ["ce_soft"] = a => cross_entropy(a.T(0), a.T(1).detach().softmax(1)),
                ["ce_images"] = a => cross_entropy(a.T(0), a.T(0).detach().argmax(1)),
                ["mse_broadcast"] = a => (a.T(0) - a.T(1).detach()).pow(2).mean(),
            });

    private static Dictionary<string, Func<StepArguments, Tensor>> LossesOf(nn.Reduction how)
    {
        var end = "_" + how.ToString().ToLowerInvariant();
        return new()
        {
            ["l1_loss" + end] = a => l1_loss(a.T(0), Like(a), how),
            ["smooth_l1_loss" + end] = a => smooth_l1_loss(a.T(0), Like(a), how),
            ["huber_loss" + end] = a => huber_loss(a.T(0), Like(a), reduction: how),
            ["bce" + end] = a => binary_cross_entropy(a.T(0).sigmoid(), Like(a).detach().sigmoid(), reduction: how),
            ["bce_logits" + end] = a => binary_cross_entropy_with_logits(a.T(0), Like(a).detach().sigmoid() * 0.75, reduction: how),
            ["kl" + end] = a => kl_div(a.T(0), Like(a), true, how),
            ["ce" + end] = a => cross_entropy(a.T(0), tensor(a.Longs(1)), a.T(2).detach().abs() + 0.5, a.Long(3), how, a.Double(4)),
            ["nll" + end] = a => nll_loss(a.T(0).log_softmax(1), tensor(a.Longs(1)), reduction: how),
            ["hinge" + end] = a => hinge_embedding_loss(a.T(0), (a.T(1).detach() > 0).to(a.T(0).dtype) * 2 - 1, 0.7, how),
        };
    }

    private static Tensor Transposed1d(Tensor x, Tensor w, long[] p) =>
        conv_transpose1d(x, w, null, p[0], p[2], p[4] < Math.Max(p[0], p[6]) ? p[4] : 0, p[6], p[8]);

    private static Tensor MaxPoolAxes(Tensor x, long[] p) =>
        max_pool2d(x, p[0..2], p[2..4], Margins(p, 4, p[0], p[1]), [1, 1], p[6] != 0);

    private static Tensor AvgPoolAxes(Tensor x, long[] p) =>
        avg_pool2d(x, p[0..2], p[2..4], Margins(p, 4, p[0], p[1]), p[6] != 0, p[7] != 0, p[8] == 0 ? null : p[8]);
}
