namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            // The limit of SELU far below 0, negated: the value that alpha dropout puts in the place of what it drops.
            private const double SeluLimit = 1.7580993408473766;

            /// <summary>Dropout: in training, each element is 0 with probability p and the others are divided by 1 - p.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="training">False passes the input on.</param>
            /// <param name="inplace">Write the result over the input.</param>
            /// <remarks>Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting, JMLR 15, 2014.</remarks>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Dropped(input, input.Impl.Sizes, p, training, inplace, alpha: false);

            /// <summary>Dropout of whole channels of (N, C, L) or (C, L).</summary>
            /// <inheritdoc cref="dropout"/>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Channels(input, 2, 3, p, training, inplace, "dropout1d");

            /// <summary>Dropout of whole channels of (N, C, H, W); three dimensions are taken as (N, C, L).</summary>
            /// <inheritdoc cref="dropout"/>
            /// <remarks>Tompson et al., Efficient object localization using convolutional networks, arXiv:1411.4280.</remarks>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Dropped(input, PerChannel(input, "dropout2d"), p, training, inplace, alpha: false);

            /// <summary>Dropout that keeps mean 0 and variance 1, for networks of SELU: what it drops becomes the limit of SELU.</summary>
            /// <inheritdoc cref="dropout"/>
            /// <remarks>Klambauer et al., Self-normalizing neural networks, arXiv:1706.02515.</remarks>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Dropped(input, input.Impl.Sizes, p, training, inplace, alpha: true);

            /// <summary>Alpha dropout of whole channels.</summary>
            /// <inheritdoc cref="alpha_dropout"/>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Dropped(input, PerChannel(input, "feature_alpha_dropout"), p, training, inplace, alpha: true);

            private static Tensor Channels(Tensor input, int unbatched, int batched, double p, bool training, bool inplace, string op)
            {
                int rank = input.Impl.Sizes.Length;
                if (rank != unbatched && rank != batched)
                    throw Errors.Torch($"{op}: Expected {unbatched}D or {batched}D input, but received a {rank}D input.");
                long[] mask = rank == batched ? PerChannel(input, op) : [input.Impl.Sizes[0], .. Enumerable.Repeat(1L, rank - 1)];
                return Dropped(input, mask, p, training, inplace, alpha: false);
            }

            private static long[] PerChannel(Tensor input, string op)
            {
                var sizes = input.Impl.Sizes;
                if (sizes.Length < 2)
                    throw Errors.Torch($"{op}: Feature dropout requires at least 2 dimensions in the input, got {Shapes.Format(sizes)}");
                return [sizes[0], sizes[1], .. Enumerable.Repeat(1L, sizes.Length - 2)];
            }

            private static Tensor Dropped(Tensor input, long[] maskSizes, double p, bool training, bool inplace, bool alpha)
            {
                if (p is < 0 or > 1)
                    throw Errors.Torch($"dropout probability has to be between 0 and 1, but got {p}");
                if (!training || p == 0 || input.Impl.Count == 0)
                    return input.alias();
                using var mask = new Tensor(new TensorImpl(input.Impl.Dtype, maskSizes));
                if (p == 1)
                    mask.zero_();
                else
                    mask.bernoulli_(1 - p);
                if (p < 1 && !alpha)
                    mask.div_((Scalar)(1 - p));
                if (!alpha || p == 1)
                    return inplace ? input.mul_(mask).alias() : input.mul(mask);
                double scale = 1 / Math.Sqrt((SeluLimit * SeluLimit * p + 1) * (1 - p));
                using var shift = mask.add(-1);
                shift.mul_((Scalar)(SeluLimit * scale)).add_((Scalar)(SeluLimit * scale * p));
                mask.mul_((Scalar)scale);
                if (inplace)
                    return input.mul_(mask).add_(shift).alias();
                using var kept = input.mul(mask);
                return kept.add(shift);
            }
        }
    }
}
