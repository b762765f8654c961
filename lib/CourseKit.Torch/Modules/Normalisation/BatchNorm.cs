using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation: <c>(x - mean) / sqrt(variance + eps) * weight + bias</c> per channel, over batch and positions.</summary>
/// <remarks>Ioffe and Szegedy, Batch normalization, arXiv:1502.03167. In training the batch's mean and biased variance, which the running
/// statistics follow (with the unbiased variance); in evaluation the running statistics.</remarks>
public abstract class BatchNorm : NormBase
{
    /// <summary>A batch normalisation of a number of channels.</summary>
    /// <inheritdoc/>
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype, string name) : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ValidateInputDimensions(input);
        double share = momentum ?? 0;
        bool follow = training && track_running_stats;
        if (follow)
        {
            using (no_grad())
                num_batches_tracked.add_(1);
            share = momentum ?? 1.0 / num_batches_tracked.Impl.At<long>(0);
        }
        bool measure = training || running_mean is null && running_var is null;
        var (mean, variance) = !training || track_running_stats ? (running_mean, running_var) : (null, null);
        return nn.functional.batch_norm(input, mean, variance, weight, bias, measure, share, eps);
    }
}
