namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The logarithm of the sum of exponentials along a dimension, without overflow.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            using var converted = Impl.Dtype.IsFloat() ? null : to_type(get_default_dtype());
            var x = converted ?? this;
            var reduction = new Reduction(Impl.Sizes, [dim], keepdim);
            Tensor y;
            using (no_grad())
                y = WrappedTensorDisposeScope(() =>
                {
                    if (reduction.Reduced == 0)
                        return Filled(x.Impl.Dtype, reduction.ResultSizes, double.NegativeInfinity);
                    var largest = x.amax([dim], keepdim: true);
                    var finite = largest.masked_fill(largest.isinf(), 0);
                    // reshaped before the sum: the result itself must be no view, which could not be changed in place
                    return (x - finite).exp().sum(dim, keepdim).log() + finite.reshape(reduction.ResultSizes);
                });
            return Graph.Needed(x) ? Graph.Attach(y, new LogsumexpNode(x, y, reduction.KeptSizes), x) : y;
        }
    }

    /// <inheritdoc cref="Tensor.logsumexp(long, bool)"/>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    private sealed class LogsumexpNode(Tensor x, Tensor y, long[] keptSizes) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);
        private SavedTensor _y = SavedTensor.Keep(y);

        protected override void Backward(Tensor dy, Span<Tensor?> dx) =>
            dx[0] = dy.reshape(keptSizes) * (_x.Value - _y.Value.reshape(keptSizes)).exp();

        public override void Release()
        {
            _x.Release();
            _y.Release();
        }
    }
}
