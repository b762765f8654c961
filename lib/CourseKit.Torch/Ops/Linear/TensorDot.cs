namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of products over some dimensions of both.</summary>
        /// <param name="b">The other tensor.</param>
        /// <param name="dims1">Dimensions of this tensor.</param>
        /// <param name="dims2">The dimension of the other that goes with each, of the same size or 1.</param>
        /// <returns>The other dimensions of this tensor, then those of the other.</returns>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2)
        {
            if (dims1.Length != dims2.Length)
                throw Errors.Torch($"both dimension lists should have same length, got {dims1.Length} and {dims2.Length}");
            int[] own = [.. dims1.Select(d => Shapes.Dimension(d, Impl.Sizes.Length))];
            int[] other = [.. dims2.Select(d => Shapes.Dimension(d, b.Impl.Sizes.Length))];
            for (int i = 0; i < own.Length; i++)
                if (Impl.Sizes[own[i]] != b.Impl.Sizes[other[i]])
                    throw Errors.Torch(
                        $"contracted dimensions need to match, but first has size {Impl.Sizes[own[i]]} in dim {own[i]} and second has " +
                        $"size {b.Impl.Sizes[other[i]]} in dim {other[i]}");
            int[] left = [.. Enumerable.Range(0, Impl.Sizes.Length).Except(own)],
                right = [.. Enumerable.Range(0, b.Impl.Sizes.Length).Except(other)];
            long inner = own.Aggregate(1L, (n, d) => n * Impl.Sizes[d]);
            long rows = left.Aggregate(1L, (n, d) => n * Impl.Sizes[d]), columns = right.Aggregate(1L, (n, d) => n * b.Impl.Sizes[d]);
            return WrappedTensorDisposeScope(() => permute([.. left.Concat(own).Select(d => (long)d)]).reshape(rows, inner)
                .mm(b.permute([.. other.Concat(right).Select(d => (long)d)]).reshape(inner, columns))
                .reshape([.. left.Select(d => Impl.Sizes[d]), .. right.Select(d => b.Impl.Sizes[d])]));
        }

        /// <summary>The sum of products over the last dimensions of this tensor and the first of the other.</summary>
        /// <param name="b">The other tensor.</param>
        /// <param name="dims">How many dimensions.</param>
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            if (dims < 0 || dims > Impl.Sizes.Length || dims > b.Impl.Sizes.Length)
                throw Errors.Torch($"tensordot expects dims >= 0 and at most the number of dimensions, but got dims={dims}");
            long[] numbers = [.. Enumerable.Range(0, (int)dims).Select(d => (long)d)];
            return tensordot(b, [.. numbers.Select(d => d - dims)], numbers);
        }

        /// <summary>The sum of products over pairs of dimensions.</summary>
        /// <param name="b">The other tensor.</param>
        /// <param name="dims">Pairs: a dimension of this tensor and one of the other.</param>
        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            tensordot(b, Array.ConvertAll(dims, d => d.Item1), Array.ConvertAll(dims, d => d.Item2));

        /// <summary>The Kronecker product: this tensor with each element replaced by it times the other one; the sizes multiply.</summary>
        public Tensor kron(Tensor other) => WrappedTensorDisposeScope(() =>
        {
            int rank = Math.Max(Impl.Sizes.Length, other.Impl.Sizes.Length);
            long[] a = [.. Enumerable.Repeat(1L, rank - Impl.Sizes.Length), .. Impl.Sizes];
            long[] b = [.. Enumerable.Repeat(1L, rank - other.Impl.Sizes.Length), .. other.Impl.Sizes];
            return reshape([.. a.SelectMany(s => new[] { s, 1 })]).mul(other.reshape([.. b.SelectMany(s => new[] { 1, s })]))
                .reshape([.. a.Zip(b, (x, y) => x * y)]);
        });

        /// <summary>The cross product of vectors of three elements along a dimension, broadcasting along the others.</summary>
        internal Tensor Cross(Tensor other, long dim) => WrappedTensorDisposeScope(() =>
        {
            var sizes = Shapes.Broadcast(Impl.Sizes, other.Impl.Sizes);
            int d = Shapes.Dimension(dim, sizes.Length);
            if (Impl.Sizes[^(sizes.Length - d)] != 3 || other.Impl.Sizes[^(sizes.Length - d)] != 3)
                throw Errors.Torch(
                    $"linalg.cross: inputs dimension {d} must have length 3. Got {Shapes.Format(Impl.Sizes)} and " +
                    $"{Shapes.Format(other.Impl.Sizes)}");
            var (a, b) = (expand(sizes), other.expand(sizes));
            return a.roll(-1, d).mul(b.roll(-2, d)).sub(a.roll(-2, d).mul(b.roll(-1, d)));
        });
    }

    /// <inheritdoc cref="Tensor.tensordot(Tensor, long[], long[])"/>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);

    /// <inheritdoc cref="Tensor.tensordot(Tensor, long)"/>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    /// <inheritdoc cref="Tensor.tensordot(Tensor, long[], long[])"/>
    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);

    /// <inheritdoc cref="Tensor.kron(Tensor)"/>
    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>The cross product of vectors of three elements along a dimension, broadcasting along the others.</summary>
        /// <param name="input">Left vectors.</param>
        /// <param name="other">Right vectors.</param>
        /// <param name="dim">Dimension of size 3.</param>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => input.Cross(other, dim);
    }
}
