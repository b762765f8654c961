using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Layer normalisation: each example's last dimensions brought to mean 0 and variance 1, then scaled and
            /// shifted element by element.</summary>
            /// <param name="input">Shape (..., normalized_shape).</param>
            /// <param name="normalized_shape">The last dimensions, over which statistics are taken.</param>
            /// <param name="weight">Shape normalized_shape, or null for 1.</param>
            /// <param name="bias">Shape normalized_shape, or null for 0.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>Shaped like the input.</returns>
            /// <remarks>Ba, Kiros, Hinton, Layer normalization, arXiv:1607.06450.</remarks>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null,
                double eps = 1e-5)
            {
                var sizes = input.Impl.Sizes;
                if (normalized_shape.Length == 0)
                    throw Errors.Torch("Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element");
                int kept = sizes.Length - normalized_shape.Length;
                if (kept < 0 || !sizes.AsSpan(kept).SequenceEqual(normalized_shape))
                    throw Errors.Torch(
                        $"Given normalized_shape={Shapes.Format(normalized_shape)}, expected input with shape [*, " +
                        $"{Shapes.Format(normalized_shape)}], but got input of size {Shapes.Format(sizes)}");
                foreach (var tensor in new[] { weight, bias })
                    if (tensor is not null && !tensor.Impl.Sizes.AsSpan().SequenceEqual(normalized_shape))
                        throw Errors.Torch(
                            "Expected weight and bias to be of same shape as normalized_shape, but got " +
                            $"{Shapes.Format(tensor.Impl.Sizes)} and normalized_shape = {Shapes.Format(normalized_shape)}");
                long rows = Shapes.Count(sizes.AsSpan(0, kept)), length = Shapes.Count(normalized_shape);
                return WrappedTensorDisposeScope(() =>
                {
                    var y = ScaledRows(input, rows, length, weight, bias, eps, "layer_norm");
                    return weight is not null && bias is null ? y.add(0) : y;       // PyTorch adds a bias of 0, which ends negative zeros
                });
            }

            /// <summary>Group normalisation: channels in groups, each group of an example brought to mean 0 and variance 1, then scaled
            /// and shifted per channel.</summary>
            /// <param name="input">Shape (N, C, ...).</param>
            /// <param name="num_groups">Groups; must divide C.</param>
            /// <param name="weight">Shape (C), or null for 1.</param>
            /// <param name="bias">Shape (C), or null for 0.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>Shaped like the input.</returns>
            /// <remarks>Wu and He, Group normalization, arXiv:1803.08494.</remarks>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
            {
                var sizes = input.Impl.Sizes;
                if (sizes.Length < 2)
                    throw Errors.Torch($"Expected at least 2 dimensions for input tensor but received {sizes.Length}");
                if (num_groups < 1 || sizes[1] % num_groups != 0)
                    throw Errors.Torch(
                        "Expected number of channels in input to be divisible by num_groups, but got input of shape " +
                        $"{Shapes.Format(sizes)} and num_groups={num_groups}");
                RequireChannels(weight, sizes[1], "weight");
                RequireChannels(bias, sizes[1], "bias");
                long rows = sizes[0] * num_groups, length = rows == 0 ? 0 : input.Impl.Count / rows;
                long[] perChannel = [sizes[1], .. Enumerable.Repeat(1L, sizes.Length - 2)];
                return WrappedTensorDisposeScope(() =>
                    ScaledRows(input, rows, length, weight?.view(perChannel), bias?.view(perChannel), eps, "group_norm"));
            }

            /// <summary>Rows of a tensor normalised one by one, then scaled and shifted by what broadcasts against it.</summary>
            private static Tensor ScaledRows(Tensor input, long rows, long length, Tensor? scale, Tensor? shift, double eps, string op)
            {
                var statistics = new Tensor(new TensorImpl(ScalarType.Float64, [2, rows]));
                var shape = new NormShape(1, checked((int)rows), checked((int)length));
                var y = BatchNormNode.Apply(input, null, null, shape, statistics, eps, measure: true, op);
                if (scale is not null)
                    y = y.mul(scale);
                return shift is null ? y : y.add(shift);
            }
        }
    }
}
