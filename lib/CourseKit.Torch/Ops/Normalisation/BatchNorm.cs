using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Batch normalisation: <c>(x - mean) / sqrt(variance + eps) * weight + bias</c>, per channel.</summary>
            /// <param name="input">Shape (N, C) or (N, C, d1, ...).</param>
            /// <param name="running_mean">Shape (C), or null. Used outside training; in training moved towards the batch's.</param>
            /// <param name="running_var">Shape (C), or null. Moved towards the batch's unbiased variance.</param>
            /// <param name="weight">Shape (C), or null for 1.</param>
            /// <param name="bias">Shape (C), or null for 0.</param>
            /// <param name="training">Normalise by the batch's own mean and (biased) variance.</param>
            /// <param name="momentum">Share of the batch in the running statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>Shaped like the input.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Sizes do not agree, or there is one value per channel in
            /// training.</exception>
            /// <remarks>Ioffe and Szegedy, Batch normalization, arXiv:1502.03167.</remarks>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null,
                Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                var sizes = input.Impl.Sizes;
                if (sizes.Length < 2)
                    throw Errors.Torch(
                        $"batch_norm: expected input of at least 2 dimensions, (N, C, ...), got size {Shapes.Format(sizes)}");
                long perChannel = sizes[1] == 0 ? 0 : input.Impl.Count / sizes[1];
                if (training && perChannel == 1)
                    throw Errors.Torch($"Expected more than 1 value per channel when training, got input size {Shapes.Format(sizes)}");
                RequireChannels(running_mean, sizes[1], "running_mean");
                RequireChannels(running_var, sizes[1], "running_var");
                RequireChannels(weight, sizes[1], "weight");
                RequireChannels(bias, sizes[1], "bias");
                if (!training && (running_mean is null || running_var is null))
                    throw Errors.Torch("batch_norm: running_mean and running_var must be defined in evaluation mode");
                using var statistics = new Tensor(new TensorImpl(ScalarType.Float64, [2, sizes[1]]));
                if (!training)
                    BatchStatistics.Read(running_mean!, running_var!, statistics);
                bool measure = training && perChannel > 0;
                if (training && !measure)
                    statistics.zero_();
                var shape = new NormShape(checked((int)sizes[0]), checked((int)sizes[1]), checked((int)Shapes.Count(sizes.AsSpan(2))));
                var y = BatchNormNode.Apply(input, weight, bias, shape, statistics, eps, measure, "batch_norm");
                if (measure)
                    BatchStatistics.Follow(running_mean, running_var, statistics, momentum, perChannel);
                return y;
            }

            private static void RequireChannels(Tensor? tensor, long channels, string name)
            {
                if (tensor is not null && tensor.Impl.Count != channels)
                    throw Errors.Torch($"{name} should contain {channels} elements not {tensor.Impl.Count}");
            }
        }
    }
}

/// <summary>Running statistics of a normalisation: float or double tensors (C), next to the Float64 (2, C) that kernels use.</summary>
internal static class BatchStatistics
{
    /// <summary>Copies running statistics to where a kernel reads them.</summary>
    public static void Read(torch.Tensor mean, torch.Tensor variance, torch.Tensor statistics)
    {
        using (torch.no_grad())
        using (var means = statistics.select(0, 0))
        using (var variances = statistics.select(0, 1))
        {
            means.copy_(mean);
            variances.copy_(variance);
        }
    }

    /// <summary>Moves running statistics towards measured ones: <c>r = (1 - momentum) r + momentum m</c>, variances unbiased.</summary>
    public static void Follow(torch.Tensor? mean, torch.Tensor? variance, torch.Tensor statistics, double momentum, long count)
    {
        var measured = statistics.Impl.Span<double>();
        int channels = measured.Length / 2;
        if (mean is not null)
            Move(mean, measured[..channels], momentum, 1);
        if (variance is not null)
            Move(variance, measured[channels..], momentum, count / (count - 1.0));
    }

    private static void Move(torch.Tensor running, ReadOnlySpan<double> measured, double momentum, double correction)
    {
        Dispatch.Float(running.Impl.Dtype, "batch_norm", new Body(running.Impl, measured, momentum, correction));
        running.Impl.Storage.BumpVersion();
    }

    private readonly ref struct Body(TensorImpl running, ReadOnlySpan<double> measured, double momentum, double correction) : IFloatBody
    {
        private readonly ReadOnlySpan<double> _measured = measured;

        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (int c = 0; c < _measured.Length; c++)
            {
                ref T value = ref running.At<T>(c);
                value = T.CreateTruncating((1 - momentum) * double.CreateTruncating(value) + momentum * correction * _measured[c]);
            }
        }
    }
}
