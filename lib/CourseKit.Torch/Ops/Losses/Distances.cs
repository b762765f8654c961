namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Cosine of the angle between vectors.</summary>
            /// <param name="x1">Any shape.</param>
            /// <param name="x2">Broadcasts against it.</param>
            /// <param name="dim">Dimension along which vectors lie.</param>
            /// <param name="eps">Smallest length to divide by.</param>
            /// <returns>The shape without that dimension, numbers from -1 to 1.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Both are of integral types.</exception>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) => WrappedTensorDisposeScope(() =>
            {
                var dtype = DType.Promote(x1, x2);
                if (!dtype.IsFloat())
                    throw Errors.Torch($"expected common dtype to be floating point, yet common dtype is {dtype.TorchName()}");
                return (Unit(x1.to(dtype)) * Unit(x2.to(dtype))).sum(dim);

                // clamped before the root, whose slope at 0 is infinite
                Tensor Unit(Tensor x) => x / x.square().sum(dim, keepdim: true).clamp(eps * eps).sqrt();
            });

            /// <summary>Distance between rows: the p-norm of <c>input1 - input2 + eps</c> along the last dimension.</summary>
            /// <param name="input1">Shape (N, D) or (D).</param>
            /// <param name="input2">Broadcasts against it.</param>
            /// <param name="p">Exponent of the norm.</param>
            /// <param name="eps">Added to each difference.</param>
            /// <param name="keepdim">Keep the last dimension, with size 1.</param>
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-6, bool keepdim = false) =>
                WrappedTensorDisposeScope(() => LengthOf(input1 - input2 + eps, p, keepdim));

            /// <summary>Vectors scaled to length 1.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Exponent of the norm.</param>
            /// <param name="dim">Dimension along which vectors lie.</param>
            /// <param name="eps">Smallest length to divide by.</param>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12) => WrappedTensorDisposeScope(() =>
            {
                var moved = input.transpose(dim, -1);
                return (moved / LengthOf(moved, p, keepdim: true).clamp(eps)).transpose(dim, -1);
            });

            /// <summary>1 - cosine for pairs marked 1, what the cosine exceeds the margin by for pairs marked -1.</summary>
            /// <param name="input1">Shape (N, D) or (D).</param>
            /// <param name="input2">Shaped like it.</param>
            /// <param name="target">1 or -1, shape (N) or ().</param>
            /// <param name="margin">Cosine up to which unlike pairs cost nothing.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0,
                Reduction reduction = Reduction.Mean) => WrappedTensorDisposeScope(() =>
                {
                    const double tiny = 1e-12;      // PyTorch's, added to both squares
                    var dot = (input1 * input2).sum(-1);
                    var length = ((input1.square().sum(-1) + tiny) * (input2.square().sum(-1) + tiny)).sqrt();
                    var cosine = dot / length;
                    var none = zeros_like(cosine);
                    var loss = where(target.eq(1), 1 - cosine, none) + where(target.eq(-1), (cosine - margin).clamp(0), none);
                    return Reduced(loss, reduction);
                });

            /// <summary>What the distance to the like example exceeds that to the unlike one by, less a margin.</summary>
            /// <param name="anchor">Shape (N, D) or (D).</param>
            /// <param name="positive">Like examples.</param>
            /// <param name="negative">Unlike examples.</param>
            /// <param name="margin">By how much farther the unlike one should be.</param>
            /// <param name="p">Exponent of the norm.</param>
            /// <param name="eps">Added to each difference.</param>
            /// <param name="swap">Let the distance of like to unlike count where it is smaller.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <remarks>Balntas et al., Learning local feature descriptors with triplets, BMVC 2016.</remarks>
            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2,
                double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean) =>
                triplet_margin_with_distance_loss(anchor, positive, negative, (a, b) => pairwise_distance(a, b, p, eps), margin, swap,
                    reduction);

            /// <summary>The triplet loss with a distance of one's own.</summary>
            /// <param name="anchor">Examples.</param>
            /// <param name="positive">Like examples.</param>
            /// <param name="negative">Unlike examples.</param>
            /// <param name="distance">The distance; default: <see cref="pairwise_distance"/>.</param>
            /// <param name="margin">By how much farther the unlike one should be.</param>
            /// <param name="swap">Let the distance of like to unlike count where it is smaller.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative,
                Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1, bool swap = false,
                    Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() =>
                {
                    distance ??= (a, b) => pairwise_distance(a, b);
                    var (near, far) = (distance(anchor, positive), distance(anchor, negative));
                    if (swap)
                        far = minimum(far, distance(positive, negative));
                    return Reduced((near - far + margin).clamp(0), reduction);
                });

            private static Tensor LengthOf(Tensor x, double p, bool keepdim) => x.NormOver([-1], keepdim, p);
        }
    }
}
