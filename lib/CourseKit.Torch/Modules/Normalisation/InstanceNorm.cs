using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Instance normalisation: each channel of each example brought to mean 0 and variance 1.</summary>
/// <remarks>Ulyanov, Vedaldi, Lempitsky, Instance normalization, arXiv:1607.08022.</remarks>
public abstract class InstanceNorm : NormBase
{
    /// <summary>An instance normalisation of a number of channels.</summary>
    /// <inheritdoc/>
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype, string name) : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The layer takes no such input.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ValidateInputDimensions(input);
        if (input.ndim == GetNumberOfBatchDimensions())
            return Normalised(input);
        // one dimension fewer is one example; with other channels it is more likely a batch of the wrong shape
        if (input.Impl.Sizes[0] != num_features)
            throw new ArgumentException(
                $"{name}: expected ({num_features}, ...) for an input of {input.ndim} dimensions, without a batch, " +
                $"but got {Shapes.Format(input.Impl.Sizes)}.", nameof(input));
        using var batch = input.unsqueeze(0);
        using var result = Normalised(batch);
        return result.squeeze(0);
    }

    /// <summary>Dimensions of an input with a batch.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    private Tensor Normalised(Tensor input) => nn.functional.instance_norm(input, running_mean, running_var, weight, bias,
        training || !track_running_stats, momentum ?? 0, eps);
}
