using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolution layers have in common: parameters, settings and initial values.</summary>
/// <remarks>Initial weights and biases are uniform within <c>1 / sqrt(fan in)</c>, as in PyTorch.</remarks>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private Parameter _weight = null!;
    private Parameter _bias = null!;

    /// <summary>A convolution.</summary>
    /// <param name="name">Name of the layer's kind.</param>
    /// <param name="in_channels">Channels of the input.</param>
    /// <param name="out_channels">Channels of the output.</param>
    /// <param name="kernel_size">Size of a kernel, per spatial dimension.</param>
    /// <param name="stride">Distance between windows.</param>
    /// <param name="padding">Pixels added on each side.</param>
    /// <param name="padding_type">Padding by name, or null.</param>
    /// <param name="dilation">Distance between a kernel's taps.</param>
    /// <param name="transposed">The layer is the gradient of a convolution, and its weight (in, out/groups, ...).</param>
    /// <param name="output_padding">Pixels that a transposed convolution adds at the end.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <param name="bias">With a bias per output channel.</param>
    /// <param name="padding_mode">What stands in the padding.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or the channels do not divide by the groups.</exception>
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding,
        Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias,
        PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null) : base(name)
    {
        if (groups < 1 || in_channels < 1 || out_channels < 1 || in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException(
                $"{name}: in_channels ({in_channels}) and out_channels ({out_channels}) must be positive and divisible by groups " +
                $"({groups}).");
        if (kernel_size.Any(k => k < 1))
            throw new ArgumentException($"{name}: kernel_size must be at least 1, got {Shapes.Format(kernel_size)}.");
        if (padding_type == Padding.Same && stride.Any(s => s != 1))
            throw new ArgumentException(
                $"{name}: padding 'same' is not supported for strided convolutions, got stride {Shapes.Format(stride)}.");
        (this.in_channels, this.out_channels, this.kernel_size, this.stride, this.dilation) = (in_channels, out_channels, kernel_size,
            stride, dilation);
        (this.groups, this.padding_mode, this.padding_type, this.padding) = (groups, padding_mode, padding_type, padding);
        (this.transposed, this.output_padding) = (transposed, output_padding);
        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = new Parameter(empty([.. channels, .. kernel_size], dtype, device));
        this.bias = bias ? new Parameter(empty([out_channels], dtype, device)) : null!;
        reset_parameters();
    }

    /// <summary>Kernels, shape (out_channels, in_channels/groups, kH, kW), for a transposed convolution (in_channels,
    /// out_channels/groups, kH, kW).</summary>
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

    /// <summary>Pixels added on each side, per spatial dimension.</summary>
    public long[] padding { get; private set; }

    /// <summary>Padding by name, when it was given so.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>What stands in the padding.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Distance between a kernel's taps, in pixels, per spatial dimension.</summary>
    public long[] dilation { get; set; }

    /// <summary>The layer is the gradient of a convolution with respect to its input.</summary>
    public bool transposed { get; }

    /// <summary>Pixels that a transposed convolution adds at the end, per spatial dimension.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public long groups { get; set; }

    /// <summary>Draws new initial values.</summary>
    public void reset_parameters() => nn.init.ResetLinear(weight, bias);

    /// <summary>Sets the padding, in pixels on each side per spatial dimension.</summary>
    public void SetPadding(long[] padding) => (this.padding, padding_type) = (padding, null);

    /// <summary>Sets the padding by name.</summary>
    public void SetPadding(Padding padding) => (this.padding, padding_type) = (new long[kernel_size.Length], padding);

    /// <summary>True when an input has the right number of dimensions, with or without a batch, and of channels.</summary>
    protected bool ValidateShape(Tensor input, long dimensions) =>
        (input.ndim == dimensions + 2 && input.Impl.Sizes[1] == in_channels)
            || (input.ndim == dimensions + 1 && input.Impl.Sizes[0] == in_channels);

    /// <summary>Raises unless <see cref="ValidateShape"/>.</summary>
    /// <exception cref="ArgumentException">The input's shape does not suit the layer.</exception>
    private protected void RequireInput(Tensor input, int spatial)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!ValidateShape(input, spatial))
            throw new ArgumentException(
                $"Expected {spatial + 1}D (unbatched) or {spatial + 2}D (batched) input with {in_channels} channels to {GetName()}, but " +
                $"got input of size {Shapes.Format(input.Impl.Sizes)}.", nameof(input));
    }

    /// <summary>The input with its border, where the convolution itself cannot pad: 'same' that is uneven, or a mode other than
    /// zeros.</summary>
    /// <param name="input">Images.</param>
    /// <param name="spatial">Number of spatial dimensions.</param>
    /// <param name="rest">The zeros on each side that are left to the convolution.</param>
    /// <returns>A new tensor, or the input.</returns>
    private protected Tensor Padded(Tensor input, int spatial, out long[] rest)
    {
        bool zeros = padding_mode is PaddingModes.Zeros or PaddingModes.Constant, same = padding_type == Padding.Same;
        var total = new long[spatial];
        for (int d = 0; d < spatial; d++)
            total[d] = same ? dilation[d] * (kernel_size[d] - 1) : 2 * padding[d];
        rest = [.. total.Select(t => t / 2)];
        if (total.All(t => t == 0) || zeros && total.All(t => t % 2 == 0))
            return input;
        rest = new long[spatial];
        var border = new long[2 * spatial];     // from the last dimension to the first, before and after
        for (int d = 0; d < spatial; d++)
        {
            border[2 * (spatial - 1 - d)] = total[d] / 2;      // the odd pixel of an even kernel comes after
            border[2 * (spatial - 1 - d) + 1] = total[d] - total[d] / 2;
        }
        return nn.functional.pad(input, border, zeros ? PaddingModes.Constant : padding_mode);
    }
}
