using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the transposed convolution layers have in common: a forward that may be told the size of its result.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    /// <summary>A transposed convolution.</summary>
    /// <inheritdoc/>
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding,
        Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias,
        PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups,
            bias, padding_mode, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros)
            throw new ArgumentException($"Only \"zeros\" padding mode is supported for {name}, got {padding_mode}.", nameof(padding_mode));
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>Runs the layer so that the result has a given size, one of those that the stride leaves open.</summary>
    /// <param name="input">Images.</param>
    /// <param name="output_size">Spatial size of the result, or its whole shape; null for the smallest possible plus
    /// <see cref="Convolution.output_padding"/>.</param>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>The output padding that leads to a given size.</summary>
    /// <param name="input">Images.</param>
    /// <param name="output_size">Spatial size of the result, or its whole shape; null for the layer's own output padding.</param>
    /// <param name="kernel_size">Size of a kernel.</param>
    /// <param name="stride">Distance between copies.</param>
    /// <param name="padding">Pixels cut off on each side.</param>
    /// <param name="dilation">Distance between taps.</param>
    /// <param name="num_spatial_dims">Number of spatial dimensions.</param>
    /// <exception cref="ArgumentException">The size has the wrong rank, or cannot be reached.</exception>
    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding,
        long[] dilation, long num_spatial_dims)
    {
        if (output_size is null)
            return output_padding;
        int spatial = (int)num_spatial_dims, lead = (int)input.ndim - spatial;
        if (output_size.Length == spatial + lead)
            output_size = output_size[lead..];
        if (output_size.Length != spatial)
            throw new ArgumentException(
                $"{GetName()}: for {input.ndim}D input, output_size must have {spatial} or {spatial + lead} elements (got " +
                $"{output_size.Length})", nameof(output_size));
        var result = new long[spatial];
        for (int d = 0; d < spatial; d++)
        {
            long least = (input.Impl.Sizes[lead + d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel_size[d] - 1) + 1;
            if (output_size[d] < least || output_size[d] > least + stride[d] - 1)
                throw new ArgumentException(
                    $"requested an output size of {Shapes.Format(output_size)}, but dimension {d} can only be from {least} to " +
                    $"{least + stride[d] - 1} (for an input of {Shapes.Format(input.Impl.Sizes)})", nameof(output_size));
            result[d] = output_size[d] - least;
        }
        return result;
    }
}
