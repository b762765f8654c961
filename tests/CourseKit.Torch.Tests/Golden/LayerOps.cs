using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table of tests/golden/ops_modules.py: layers as functions.</summary>
internal static class LayerOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["relu6"] = (x, a) => [relu6(x[0])],
        ["elu"] = (x, a) => [elu(x[0], a.Double("alpha", 1))],
        ["selu"] = (x, a) => [selu(x[0])],
        ["celu"] = (x, a) => [celu(x[0], a.Double("alpha", 1))],
        ["gelu"] = (x, a) => [gelu(x[0])],
        ["silu"] = (x, a) => [silu(x[0])],
        ["mish"] = (x, a) => [mish(x[0])],
        ["softplus"] = (x, a) => [softplus(x[0], a.Double("beta", 1), a.Double("threshold", 20))],
        ["logsigmoid"] = (x, a) => [logsigmoid(x[0])],
        ["hardtanh"] = (x, a) => [hardtanh(x[0], a.Double("min_val", -1), a.Double("max_val", 1))],
        ["hardsigmoid"] = (x, a) => [hardsigmoid(x[0])],
        ["hardswish"] = (x, a) => [hardswish(x[0])],
        ["softsign"] = (x, a) => [softsign(x[0])],
        ["tanhshrink"] = (x, a) => [tanhshrink(x[0])],
        ["softshrink"] = (x, a) => [softshrink(x[0], a.Double("lambda", 0.5))],
        ["hardshrink"] = (x, a) => [hardshrink(x[0], a.Double("lambda", 0.5))],
        ["threshold"] = (x, a) => [threshold(x[0], a.Double("threshold"), a.Double("value"))],
        ["leaky_relu"] = (x, a) => [leaky_relu(x[0], a.Double("negative_slope", 0.01))],
        ["rrelu"] = (x, a) => [rrelu(x[0], a.Double("lower", 0.125), a.Double("upper", 1.0 / 3))],
        ["glu"] = (x, a) => [glu(x[0], a.Long("dim"))],
        ["prelu"] = (x, a) => [prelu(x[0], x[1])],
        ["softmax2d"] = (x, a) => [softmax2d(x[0])],
        ["softmin"] = (x, a) => [softmin(x[0], a.Long("dim"))],
        ["batch_norm"] = BatchNorm,
        ["instance_norm"] = InstanceNorm,
        ["layer_norm"] = (x, a) => [layer_norm(x[0], a.Longs("shape"), Optional(x, 1), Optional(x, 2), a.Double("eps"))],
        ["group_norm"] = (x, a) => [group_norm(x[0], a.Long("groups"), Optional(x, 1), Optional(x, 2), a.Double("eps"))],
        ["local_response_norm"] = (x, a) =>
            [local_response_norm(x[0], a.Long("size"), a.Double("alpha"), a.Double("beta"), a.Double("k"))],
        ["adaptive_avg_pool1d"] = (x, a) => [adaptive_avg_pool1d(x[0], a.Long("size"))],
        ["adaptive_avg_pool2d"] = (x, a) => [adaptive_avg_pool2d(x[0], a.Longs("size"))],
        ["conv_transpose1d"] = (x, a) => [conv_transpose1d(x[0], x[1], Optional(x, 2), a.Long("stride"), a.Long("padding"),
            a.Long("output_padding"), a.Long("dilation"), a.Long("groups"))],
        ["conv_transpose2d"] = (x, a) => [conv_transpose2d(x[0], x[1], Optional(x, 2), a.Longs("stride"), a.Longs("padding"),
            a.Longs("output_padding"), a.Longs("dilation"), a.Long("groups"))],
        ["pad"] = (x, a) => [pad(x[0], a.Longs("pad"), Mode(a.Text("mode")), a.Double("value"))],
        ["embedding"] = (x, a) => Embedded(x[0], x[1], a),
    };

    private static Tensor[] BatchNorm(Tensor[] x, Arguments a)
    {
        var (mean, variance) = (x[1].clone(), x[2].clone());
        var y = batch_norm(x[0], mean, variance, Optional(x, 3), Optional(x, 4), a.Bool("training"), a.Double("momentum"), a.Double("eps"));
        return [y, mean, variance];
    }

    private static Tensor[] InstanceNorm(Tensor[] x, Arguments a)
    {
        if (!a.Bool("running")) return [instance_norm(x[0], null, null, Optional(x, 1), Optional(x, 2), eps: a.Double("eps"))];
        var (mean, variance) = (x[1].clone(), x[2].clone());
        var y = instance_norm(x[0], mean, variance, Optional(x, 3), Optional(x, 4), a.Bool("use_input_stats"), a.Double("momentum"),
            a.Double("eps"));
        return [y, mean, variance];
    }

    /// <summary>The layer's table is a parameter of its own: its gradient is an output.</summary>
    private static Tensor[] Embedded(Tensor table, Tensor index, Arguments a)
    {
        var layer = nn.Embedding_from_pretrained(table, freeze: false, a.LongOrNull("padding_idx"), scale_grad_by_freq: a.Bool("by_freq"));
        var y = layer.call(index);
        (y * Values.Cotangent(y)).sum().backward();
        return [y.detach(), layer.weight.grad!];
    }

    private static PaddingModes Mode(string name) => name switch
    {
        "reflect" => PaddingModes.Reflect,
        "replicate" => PaddingModes.Replicate,
        "circular" => PaddingModes.Circular,
        _ => PaddingModes.Constant,
    };

    private static Tensor? Optional(Tensor[] x, int index) => x.Length > index ? x[index] : null;
}
