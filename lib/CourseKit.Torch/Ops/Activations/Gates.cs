namespace TorchSharp;

/// <summary>Activations made of other operations: GLU, PReLU, and the relatives of softmax.</summary>
public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>One half of the tensor times the logistic function of the other half.</summary>
        /// <param name="dim">Dimension that is halved; its size must be even.</param>
        public Tensor glu(long dim = -1)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            if (Impl.Sizes.Length == 0)
                throw Errors.Torch("glu does not support 0-dimensional tensors");
            long size = Impl.Sizes[d];
            if (size % 2 != 0)
                throw Errors.Torch($"Halving dimension must be even, but dimension {d} is size {size}");
            return WrappedTensorDisposeScope(() => narrow(d, 0, size / 2) * narrow(d, size / 2, size / 2).sigmoid());
        }

        /// <summary><c>x</c> above 0, else <c>x</c> times a learned slope.</summary>
        /// <param name="target">The slope: one number, or one per channel (dimension 1).</param>
        /// <remarks>He et al., Delving deep into rectifiers, arXiv:1502.01852.</remarks>
        public Tensor prelu(Tensor target)
        {
            long count = target.Impl.Count, channels = Impl.Sizes.Length > 1 ? Impl.Sizes[1] : 1;
            if (count != 1 && count != channels)
                throw Errors.Torch(
                    $"Mismatch of parameter numbers and input channel size. Found parameter numbers = {count} and channel size = " +
                    $"{channels}.");
            return WrappedTensorDisposeScope(() =>
            {
                long[] shape = [.. Impl.Sizes.Select((_, d) => d == 1 ? count : 1)];
                var slope = Impl.Sizes.Length > 1 ? target.view(shape) : target.view([.. Enumerable.Repeat(1L, Impl.Sizes.Length)]);
                return torch.where(gt(0), this, slope * this);
            });
        }
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Gated linear unit: one half of the input times the logistic function of the other half.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="dim">Dimension that is halved; its size must be even.</param>
            /// <remarks>Dauphin et al., Language modeling with gated convolutional networks, arXiv:1612.08083.</remarks>
            public static Tensor glu(Tensor input, long dim = -1) => input.glu(dim);

            /// <summary><c>x</c> above 0, else <c>x</c> times a learned slope.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="weight">The slope: one number, or one per channel (dimension 1).</param>
            public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);

            /// <summary>Softmax of the negated input along a dimension.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="dim">Dimension along which the results add up to 1.</param>
            public static Tensor softmin(Tensor x, long dim) => WrappedTensorDisposeScope(() => x.neg().softmax(dim));

            /// <summary>Softmax over the channels of images.</summary>
            /// <param name="x">Shape (N, C, H, W) or (C, H, W).</param>
            public static Tensor softmax2d(Tensor x) => x.Impl.Sizes.Length is 3 or 4
                ? x.softmax(-3)
                : throw Errors.Torch($"Softmax2d: expected input to be 3D or 4D, got {x.Impl.Sizes.Length}D instead");
        }
    }
}
