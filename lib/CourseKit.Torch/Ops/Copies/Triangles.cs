namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The lower triangles of matrices; 0 above a diagonal.</summary>
        /// <param name="diagonal">The last diagonal kept: 0 for the main one, positive above it, negative below.</param>
        public Tensor tril(long diagonal = 0) => Triangle(diagonal, lower: true);

        /// <summary>The upper triangles of matrices; 0 below a diagonal.</summary>
        /// <param name="diagonal">The first diagonal kept: 0 for the main one, positive above it, negative below.</param>
        public Tensor triu(long diagonal = 0) => Triangle(diagonal, lower: false);

        /// <summary>In place, shape (..., n, m): 0 above a diagonal.</summary>
        /// <returns>This tensor.</returns>
        public Tensor tril_(long diagonal = 0) => InPlace.Replace(this, tril(diagonal));

        /// <summary>In place, shape (..., n, m): 0 below a diagonal.</summary>
        /// <returns>This tensor.</returns>
        public Tensor triu_(long diagonal = 0) => InPlace.Replace(this, triu(diagonal));

        private Tensor Triangle(long diagonal, bool lower)
        {
            if (Impl.Sizes.Length < 2)
                throw Errors.Torch($"{(lower ? "tril" : "triu")}: input tensor must have at least 2 dimensions");
            return WrappedTensorDisposeScope(() =>
            {
                var columns = arange(Impl.Sizes[^1], ScalarType.Int64);
                var rows = arange(Impl.Sizes[^2], ScalarType.Int64).unsqueeze(1);
                var distance = columns.sub(rows);
                return masked_fill(lower ? distance.gt((Scalar)diagonal) : distance.lt((Scalar)diagonal), 0);
            });
        }
    }

    /// <inheritdoc cref="Tensor.triu_(long)"/>
    public static Tensor triu_(Tensor input, long diagonal = 0) => input.triu_(diagonal);

    /// <inheritdoc cref="Tensor.tril_(long)"/>
    public static Tensor tril_(Tensor input, long diagonal = 0) => input.tril_(diagonal);

    /// <inheritdoc cref="Tensor.tril(long)"/>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <inheritdoc cref="Tensor.triu(long)"/>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    /// <summary>The indices of the lower triangle of a matrix, row by row.</summary>
    /// <param name="row">Rows.</param>
    /// <param name="col">Columns.</param>
    /// <param name="offset">The last diagonal: 0 for the main one.</param>
    /// <param name="dtype">int64 or int32.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <returns>Shape (2, n): rows and columns.</returns>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        TriangleIndices(row, col, dtype, device, ones => ones.tril(offset));

    /// <summary>The indices of the upper triangle of a matrix, row by row.</summary>
    /// <param name="row">Rows.</param>
    /// <param name="col">Columns.</param>
    /// <param name="offset">The first diagonal: 0 for the main one.</param>
    /// <param name="dtype">int64 or int32.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <returns>Shape (2, n): rows and columns.</returns>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        TriangleIndices(row, col, dtype, device, ones => ones.triu(offset));

    private static Tensor TriangleIndices(long rows, long columns, ScalarType dtype, Device? device, Func<Tensor, Tensor> triangle)
    {
        Options.Check(device);
        return WrappedTensorDisposeScope(() => triangle(ones(rows, columns, ScalarType.Bool)).nonzero().t().contiguous().to_type(dtype));
    }
}
