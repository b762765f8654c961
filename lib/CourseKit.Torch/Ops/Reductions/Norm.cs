namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The p-norm of all elements: the p-th root of the sum of their absolute values to the power p.</summary>
        /// <param name="p">1, 2 ..., infinity for the largest absolute value, 0 for how many are not 0.</param>
        /// <returns>Tensor without dimensions.</returns>
        public Tensor norm(float p = 2f) => NormOver([], keepdim: false, p);

        /// <summary>p-norms along a dimension.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <param name="p">1, 2 ..., infinity for the largest absolute value, 0 for how many are not 0.</param>
        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => NormOver([dim], keepdim, p);

        /// <summary>The p-norm of the difference to another tensor, broadcasting.</summary>
        /// <param name="other">Of a shape that broadcasts with this one's.</param>
        /// <param name="p">As for <see cref="norm(float)"/>.</param>
        /// <returns>Tensor without dimensions.</returns>
        public Tensor dist(Tensor other, float p = 2f) => WrappedTensorDisposeScope(() => sub(other).norm(p));

        internal Tensor NormOver(long[] dims, bool keepdim, double p)
        {
            if (!Impl.Dtype.IsFloat())
                throw Errors.Torch("linalg.vector_norm: Expected a floating point or complex tensor as input. Got " +
                    $"{Impl.Dtype.TorchName()}");
            var reduction = new Reduction(Impl.Sizes, dims, keepdim);
            if (reduction.Reduced == 0 && (double.IsInfinity(p) || p < 0))
                throw Errors.Torch($"linalg.vector_norm cannot compute the {p} norm on an empty tensor because the operation does not " +
                    "have an identity");
            Tensor y;
            using (no_grad())
                y = WrappedTensorDisposeScope(() => p switch
                {
                    2 => square().sum(dims, keepdim).sqrt(),
                    1 => abs().sum(dims, keepdim),
                    0 => ne((Scalar)0).to_type(Impl.Dtype).sum(dims, keepdim),
                    double.PositiveInfinity => abs().amax(dims, keepdim),
                    double.NegativeInfinity => abs().amin(dims, keepdim),
                    _ => abs().pow((Scalar)p).sum(dims, keepdim).pow((Scalar)(1 / p)),
                });
            return Graph.Needed(this) ? Graph.Attach(y, new NormNode(this, y, reduction.KeptSizes, p), this) : y;
        }
    }

    /// <summary>The Euclidean norm of all elements, a 0-d tensor.</summary>
    public static Tensor norm(Tensor input) => input.norm();

    /// <inheritdoc cref="Tensor.norm(float)"/>
    public static Tensor norm(Tensor input, float p = 2f) => input.norm(p);

    /// <inheritdoc cref="Tensor.norm(int, bool, float)"/>
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2f) => input.norm(dimension, keepdim, p);

    /// <inheritdoc cref="Tensor.dist(Tensor, float)"/>
    public static Tensor dist(Tensor input, Tensor other, float p = 2f) => input.dist(other, p);

    private sealed class NormNode(Tensor x, Tensor y, long[] keptSizes, double p) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);
        private SavedTensor _y = SavedTensor.Keep(y);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var x = _x.Value;
            var norm = _y.Value.reshape(keptSizes);
            var up = dy.reshape(keptSizes);
            if (p == 0)
                dx[0] = zeros_like(x);
            else if (p == 1)
                dx[0] = x.sign() * up;
            else if (p == 2)
                dx[0] = up * (x / norm).masked_fill(norm.eq((Scalar)0), 0);      // where the norm is 0 there is no slope: 0 is taken
            else if (double.IsInfinity(p))
            {
                var hits = x.abs().eq(norm).to_type(dy.dtype);
                long[] dims = [.. Enumerable.Range(0, keptSizes.Length).Where(d => keptSizes[d] == 1).Select(d => (long)d)];
                dx[0] = x.sign() * hits * up / (dims.Length == 0 ? hits : hits.sum(dims, keepdim: true));
            }
            else
            {
                var power = (x.abs() / norm).pow((Scalar)(p - 1)).masked_fill(norm.eq((Scalar)0).logical_or(x.eq((Scalar)0)), 0);
                dx[0] = x.sign() * power * up;
            }
        }

        public override void Release()
        {
            _x.Release();
            _y.Release();
        }
    }
}
