using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Instance normalisation: each channel of each example brought to mean 0 and variance 1, then scaled and
            /// shifted.</summary>
            /// <param name="input">Shape (N, C, L) or (N, C, H, W).</param>
            /// <param name="running_mean">Shape (C), or null; moved towards the mean over examples.</param>
            /// <param name="running_var">Shape (C), or null; moved towards the mean of the unbiased variances.</param>
            /// <param name="weight">Shape (C), or null for 1.</param>
            /// <param name="bias">Shape (C), or null for 0.</param>
            /// <param name="use_input_stats">False normalises by the running statistics.</param>
            /// <param name="momentum">Share of the batch in the running statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>Shaped like the input.</returns>
            /// <remarks>Ulyanov, Vedaldi, Lempitsky, Instance normalization, arXiv:1607.08022.</remarks>
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null,
                Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5)
            {
                var sizes = input.Impl.Sizes;
                if (sizes.Length < 2)
                    throw Errors.Torch(
                        $"instance_norm: expected input of at least 2 dimensions, (N, C, ...), got size {Shapes.Format(sizes)}");
                if (!use_input_stats)
                {
                    if (running_mean is null || running_var is null)
                        throw Errors.Torch("Expected running_mean and running_var to be defined when use_input_stats is false");
                    return batch_norm(input, running_mean, running_var, weight, bias, false, momentum, eps);
                }
                RequireChannels(running_mean, sizes[1], "running_mean");
                RequireChannels(running_var, sizes[1], "running_var");
                RequireChannels(weight, sizes[1], "weight");
                RequireChannels(bias, sizes[1], "bias");
                long rows = sizes[0] * sizes[1], length = rows == 0 ? 0 : input.Impl.Count / rows;
                if (length == 1)
                    throw Errors.Torch($"Expected more than 1 spatial element when training, got input size {Shapes.Format(sizes)}");
                long[] perChannel = [sizes[1], .. Enumerable.Repeat(1L, sizes.Length - 2)];
                return WrappedTensorDisposeScope(() =>
                {
                    var statistics = new Tensor(new TensorImpl(ScalarType.Float64, [2, rows]));
                    var shape = new NormShape(1, checked((int)rows), checked((int)length));
                    var y = BatchNormNode.Apply(input, null, null, shape, statistics, eps, measure: true, "instance_norm");
                    using (no_grad())
                        if (rows > 0)
                            BatchStatistics.Follow(running_mean, running_var, statistics.view(2, sizes[0], sizes[1]).mean([1L]), momentum,
                                length);
                    if (weight is not null)
                        y = y.mul(weight.view(perChannel));
                    return bias is null ? y : y.add(bias.view(perChannel));
                });
            }
        }
    }
}
