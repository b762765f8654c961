namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest elements along some dimensions, which are dropped; none means all. Equals share the gradient.</summary>
        /// <param name="dims">Dimensions.</param>
        public Tensor amax(params long[] dims) => ExtremeOver(dims, keepdim: false, null, new MaxBody(), "amax");

        /// <summary>The largest elements along some dimensions; none means all. Equals share the gradient.</summary>
        /// <param name="dims">Dimensions.</param>
        /// <param name="keepdim">Keep them with size 1.</param>
        /// <param name="out">Receives the result, if given.</param>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            ExtremeOver(dims, keepdim, @out, new MaxBody(), "amax");

        /// <inheritdoc cref="amax(long[], bool, Tensor)"/>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            ExtremeOver(dims.ToArray(), keepdim, @out, new MaxBody(), "amax");

        /// <summary>The smallest elements along some dimensions, which are dropped; none means all. Equals share the gradient.</summary>
        /// <param name="dims">Dimensions.</param>
        public Tensor amin(params long[] dims) => ExtremeOver(dims, keepdim: false, null, new MinBody(), "amin");

        /// <summary>The smallest elements along some dimensions; none means all. Equals share the gradient.</summary>
        /// <param name="dims">Dimensions.</param>
        /// <param name="keepdim">Keep them with size 1.</param>
        /// <param name="out">Receives the result, if given.</param>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            ExtremeOver(dims, keepdim, @out, new MinBody(), "amin");

        /// <inheritdoc cref="amin(long[], bool, Tensor)"/>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            ExtremeOver(dims.ToArray(), keepdim, @out, new MinBody(), "amin");

        /// <summary>The smallest and the largest elements together.</summary>
        /// <param name="dim">Dimension; null for all elements.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false)
        {
            long[] dims = dim is { } d ? [d] : [];
            return (amin(dims, keepdim), amax(dims, keepdim));
        }

        private Tensor ExtremeOver<TBody>(long[] dims, bool keepdim, Tensor? result, TBody body, string name)
            where TBody : struct, IFoldBody
        {
            var reduction = new Reduction(Impl.Sizes, dims, keepdim);
            if (reduction.Reduced == 0)
                throw Errors.Torch($"{name}(): Expected reduction dim to have non-zero size, got shape {Shapes.Format(Impl.Sizes)}. " +
                    "Specify the reduction dim with the 'dim' argument.");
            var y = reduction.Fold(this, body);
            if (Graph.Needed(this))
                Graph.Attach(y, new ExtremesNode(this, y, reduction.KeptSizes), this);
            if (result is null)
                return y;
            return InPlace.Replace(result, y);
        }
    }

    /// <inheritdoc cref="Tensor.amax(long[])"/>
    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);

    /// <inheritdoc cref="Tensor.amax(long[], bool, Tensor)"/>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    /// <inheritdoc cref="Tensor.amax(long[], bool, Tensor)"/>
    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amax(dims, keepdim, @out);

    /// <inheritdoc cref="Tensor.amin(long[], bool, Tensor)"/>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    /// <inheritdoc cref="Tensor.amin(long[], bool, Tensor)"/>
    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amin(dims, keepdim, @out);

    /// <inheritdoc cref="Tensor.aminmax(long?, bool)"/>
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => input.aminmax(dim, keepdim);

    private sealed class ExtremesNode(Tensor x, Tensor y, long[] keptSizes) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);
        private SavedTensor _y = SavedTensor.Keep(y);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var hits = _x.Value.eq(_y.Value.reshape(keptSizes)).to_type(dy.dtype);
            long[] dims = [.. Enumerable.Range(0, keptSizes.Length).Where(d => keptSizes[d] == 1).Select(d => (long)d)];
            var up = dy.reshape(keptSizes) * hits;
            dx[0] = up / (dims.Length == 0 ? hits : hits.sum(dims, keepdim: true));     // no hit, as beside NaN: 0 / 0
        }

        public override void Release()
        {
            _x.Release();
            _y.Release();
        }
    }
}
