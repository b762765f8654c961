namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Is any element true (or not 0)? A tensor without dimensions, of bool (of uint8 for uint8).</summary>
        public Tensor any() => TruthOver([], keepdim: false, new MaxBody(), empty: false);

        /// <summary>Along a dimension: is any element true (or not 0)?</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        public Tensor any(long dim, bool keepdim = false) => TruthOver([dim], keepdim, new MaxBody(), empty: false);

        /// <summary>Are all elements true (or not 0)? A tensor without dimensions, of bool (of uint8 for uint8).</summary>
        public Tensor all() => TruthOver([], keepdim: false, new MinBody(), empty: true);

        /// <summary>Along a dimension: are all elements true (or not 0)?</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        public Tensor all(long dim, bool keepdim = false) => TruthOver([dim], keepdim, new MinBody(), empty: true);

        /// <summary>How many elements are not 0.</summary>
        /// <param name="dims">Dimensions counted along; null for all.</param>
        /// <returns>int64.</returns>
        public Tensor count_nonzero(long[]? dims = null)
        {
            using var truth = to_type(ScalarType.Bool);
            return truth.sum(dims ?? []);
        }

        private Tensor TruthOver<TBody>(long[] dims, bool keepdim, TBody body, bool empty) where TBody : struct, IFoldBody
        {
            using var outside = no_grad();
            var type = Impl.Dtype == ScalarType.Byte ? ScalarType.Byte : ScalarType.Bool;
            using var truth = to_type(ScalarType.Bool);
            var reduction = new Reduction(Impl.Sizes, dims, keepdim);
            if (reduction.Reduced == 0)
                return Filled(type, reduction.ResultSizes, empty);
            return reduction.Fold(truth, body).to_type(type, disposeAfter: true);
        }
    }

    /// <inheritdoc cref="Tensor.any()"/>
    public static Tensor any(Tensor input) => input.any();

    /// <inheritdoc cref="Tensor.any(long, bool)"/>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <inheritdoc cref="Tensor.all()"/>
    public static Tensor all(Tensor input) => input.all();

    /// <inheritdoc cref="Tensor.all(long, bool)"/>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    /// <inheritdoc cref="Tensor.count_nonzero(long[])"/>
    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);
}
