using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolution layers have in common: parameters, settings and initial values.</summary>
/// <remarks>Initial weights and biases are uniform within <c>1 / sqrt(C/groups * kH * kW)</c>, as in PyTorch.</remarks>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private Parameter _weight = null!;
    private Parameter _bias = null!;

    private protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding,
        Padding? padding_type,
        long[] dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype) : base(name)
    {
        if (groups < 1 || in_channels < 1 || out_channels < 1 || in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{name}: in_channels ({in_channels}) and out_channels ({out_channels}) must be positive and divisible by groups ({groups}).");
        if (kernel_size.Any(k => k < 1))
            throw new ArgumentException($"{name}: kernel_size must be at least 1, got {Shapes.Format(kernel_size)}.");
        if (padding_type == Padding.Same && stride.Any(s => s != 1))
            throw new ArgumentException($"{name}: padding 'same' is not supported for strided convolutions, got stride {Shapes.Format(stride)}.");
        (this.in_channels, this.out_channels, this.kernel_size, this.stride, this.dilation) = (in_channels, out_channels, kernel_size, stride, dilation);
        (this.groups, this.padding_mode, this.padding_type) = (groups, padding_mode, padding_type);
        this.padding = padding;
        weight = new Parameter(empty([out_channels, in_channels / groups, .. kernel_size], dtype, device));
        this.bias = bias ? new Parameter(empty([out_channels], dtype, device)) : null!;
        reset_parameters();
    }

    /// <summary>Kernels, shape (out_channels, in_channels/groups, kH, kW).</summary>
    public Parameter weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    /// <summary>Shape (out_channels), or null.</summary>
    public Parameter bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the output: the number of kernels.</summary>
    public long out_channels { get; }

    /// <summary>Size of a kernel, in pixels, per spatial dimension.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Distance between windows, in pixels, per spatial dimension.</summary>
    public long[] stride { get; set; }

    /// <summary>Zeros on each side, in pixels, per spatial dimension.</summary>
    public long[] padding { get; }

    /// <summary>Padding by name, when it was given so.</summary>
    public Padding? padding_type { get; }

    /// <summary>What stands in the padding.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Distance between a kernel's taps, in pixels, per spatial dimension.</summary>
    public long[] dilation { get; set; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public long groups { get; set; }

    /// <summary>Draws new initial values.</summary>
    public void reset_parameters() => nn.init.ResetLinear(weight, bias);

    /// <summary>Zeros before and after along one spatial dimension that keep the size; the odd one comes after.</summary>
    private protected (long Before, long After) SamePadding(int dimension)
    {
        long total = dilation[dimension] * (kernel_size[dimension] - 1);
        return (total / 2, total - total / 2);
    }
}
