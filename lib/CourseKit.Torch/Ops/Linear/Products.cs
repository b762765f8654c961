namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix times vector.</summary>
        /// <param name="target">Shape (n); this one is (m, n).</param>
        /// <returns>Shape (m).</returns>
        public Tensor mv(Tensor target)
        {
            RequireRank(this, 2, "mv");
            RequireRank(target, 1, "mv");
            return Impl.Sizes[1] == target.Impl.Sizes[0]
                ? matmul(target)
                : throw Errors.Torch(
                    $"size mismatch, got input ({Impl.Sizes[0]}), mat ({Impl.Sizes[0]}x{Impl.Sizes[1]}), vec ({target.Impl.Sizes[0]})");
        }

        /// <summary>The sum of the products of two vectors' elements, as a tensor without dimensions.</summary>
        public Tensor dot(Tensor target)
        {
            if (Impl.Sizes.Length != 1 || target.Impl.Sizes.Length != 1)
                throw Errors.Torch($"1D tensors expected, but got {Impl.Sizes.Length}D and {target.Impl.Sizes.Length}D tensors");
            if (Impl.Sizes[0] != target.Impl.Sizes[0])
                throw Errors.Torch(
                    $"inconsistent tensor size, expected tensor {Shapes.Format(Impl.Sizes)} and src {Shapes.Format(target.Impl.Sizes)} " +
                    "to have the same number of elements");
            if (Impl.Dtype != target.Impl.Dtype)
                throw Errors.Torch(
                    $"dot : expected both vectors to have same dtype, but found {Impl.Dtype.TorchName()} and " +
                    $"{target.Impl.Dtype.TorchName()}");
            return WrappedTensorDisposeScope(() => mul(target).sum(Impl.Dtype));
        }

        /// <inheritdoc cref="dot(Tensor)"/>
        public Tensor vdot(Tensor target) => dot(target);

        /// <summary>The sum of products over the last dimension of both; a number multiplies.</summary>
        /// <returns>The other dimensions of this tensor, then those of the other.</returns>
        public Tensor inner(Tensor vec2)
        {
            if (Impl.Sizes.Length == 0 || vec2.Impl.Sizes.Length == 0)
                return mul(vec2);
            return Impl.Sizes[^1] == vec2.Impl.Sizes[^1]
                ? tensordot(vec2, new long[] { -1 }, new long[] { -1 })
                : throw Errors.Torch(
                    $"inner() the last dimension must match on both input tensors but got shapes {Shapes.Format(Impl.Sizes)} and " +
                    $"{Shapes.Format(vec2.Impl.Sizes)}");
        }

        /// <summary>The products of all pairs of elements of two vectors.</summary>
        /// <returns>Shape (n, m).</returns>
        public Tensor outer(Tensor vec2)
        {
            RequireRank(this, 1, "outer");
            RequireRank(vec2, 1, "outer");
            return WrappedTensorDisposeScope(() => unsqueeze(1).mul(vec2.unsqueeze(0)));
        }

        /// <inheritdoc cref="outer(Tensor)"/>
        public Tensor ger(Tensor vec2) => outer(vec2);

        /// <summary>Matrix times vector plus this: <c>beta * this + alpha * (mat x vec)</c>; this broadcasts.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Weighted(() => mat.mv(vec), beta, alpha);

        /// <summary>In place, shape (n): <c>beta * this + alpha * (mat x vec)</c>, of shapes (n, m) and (m).</summary>
        /// <returns>This tensor.</returns>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            InPlace.Replace(this, addmv(mat, vec, beta, alpha));

        /// <summary>In place, shape (n, p): <c>beta * this + alpha * (mat1 x mat2)</c>, of shapes (n, m) and (m, p).</summary>
        /// <returns>This tensor.</returns>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            InPlace.Replace(this, addmm(mat1, mat2, beta, alpha));

        /// <summary>
        /// All products of two vectors' elements plus this: <c>beta * this + alpha * outer(vec1, vec2)</c>; this broadcasts.
        /// </summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Weighted(() => vec1.outer(vec2), beta, alpha);

        /// <summary>In place, shape (n, m): <c>beta * this + alpha * outer(vec1, vec2)</c>, of shapes (n) and (m).</summary>
        /// <returns>This tensor.</returns>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
            InPlace.Replace(this, addr(vec1, vec2, beta, alpha));

        /// <summary>
        /// Matrix products of a batch plus this: <c>beta * this[b] + alpha * (batch1[b] x batch2[b])</c>; this broadcasts.
        /// </summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Weighted(() => batch1.bmm(batch2), beta, alpha);

        /// <summary>
        /// The sum of a batch's matrix products plus this: <c>beta * this + alpha * sum over b of batch1[b] x batch2[b]</c>.
        /// </summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Weighted(() => batch1.bmm(batch2).sum(0L), beta, alpha);

        /// <summary>In place, (n, p): <c>beta * this + alpha * sum over b of batch1[b] x batch2[b]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            InPlace.Replace(this, addbmm(batch1, batch2, beta, alpha));

        /// <summary>A square matrix, shape (..., n, n), or each of a batch, multiplied by itself: same shape.</summary>
        /// <param name="n">How many factors; 0 gives the unit matrix.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Not square, or n is negative.</exception>
        public Tensor matrix_power(int n)
        {
            if (Impl.Sizes.Length < 2 || Impl.Sizes[^1] != Impl.Sizes[^2])
                throw Errors.Torch($"linalg.matrix_power: A must be batches of square matrices, but they are {Shapes.Format(Impl.Sizes)}");
            if (n < 0)
                throw Errors.Torch(
                    $"linalg.matrix_power: negative powers need an inverse, which the embedded engine does not have: got {n}");
            return WrappedTensorDisposeScope(() =>
            {
                Tensor? result = null;
                for (var (power, rest) = (this, n); rest > 0; rest >>= 1)
                {
                    if ((rest & 1) == 1)
                        result = result is null ? power : result.matmul(power);
                    if (rest > 1)
                        power = power.matmul(power);
                }
                // with no factor left the unit matrix, whose gradient is 0
                return result?.clone() ?? torch.where(torch.zeros([], ScalarType.Bool), this, eye(Impl.Sizes[^1], dtype: Impl.Dtype));
            });
        }

        private Tensor Weighted(Func<Tensor> product, float beta, float alpha) => WrappedTensorDisposeScope(() =>
        {
            var scaled = alpha == 1 ? product() : product().mul((Scalar)alpha);
            // a factor of 0 drops this tensor, NaN and infinities too; its gradient is 0, not missing
            if (beta == 0)
                return scaled.add(masked_fill(torch.ones_like(this, ScalarType.Bool), 0));
            return beta == 1 ? add(scaled) : mul((Scalar)beta).add(scaled);
        });
    }

    /// <inheritdoc cref="Tensor.vdot(Tensor)"/>
    public static Tensor vdot(Tensor input, Tensor target) => input.vdot(target);

    /// <inheritdoc cref="Tensor.outer(Tensor)"/>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <inheritdoc cref="Tensor.mv(Tensor)"/>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <inheritdoc cref="Tensor.matrix_power(int)"/>
    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    /// <inheritdoc cref="Tensor.inner(Tensor)"/>
    public static Tensor inner(Tensor input, Tensor vec2) => input.inner(vec2);

    /// <inheritdoc cref="Tensor.ger(Tensor)"/>
    public static Tensor ger(Tensor input, Tensor vec2) => input.ger(vec2);

    /// <inheritdoc cref="Tensor.dot(Tensor)"/>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <inheritdoc cref="Tensor.baddbmm(Tensor, Tensor, float, float)"/>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
        input.baddbmm(batch1, batch2, beta, alpha);

    /// <inheritdoc cref="Tensor.addr_(Tensor, Tensor, float, float)"/>
    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
        input.addr_(vec1, vec2, beta, alpha);

    /// <inheritdoc cref="Tensor.addr(Tensor, Tensor, float, float)"/>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
        input.addr(vec1, vec2, beta, alpha);

    /// <inheritdoc cref="Tensor.addmv_(Tensor, Tensor, float, float)"/>
    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv_(mat1, mat2, beta, alpha);

    /// <inheritdoc cref="Tensor.addmv(Tensor, Tensor, float, float)"/>
    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv(mat1, mat2, beta, alpha);

    /// <inheritdoc cref="Tensor.addmm_(Tensor, Tensor, float, float)"/>
    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm_(mat1, mat2, beta, alpha);

    /// <inheritdoc cref="Tensor.addbmm_(Tensor, Tensor, float, float)"/>
    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
        input.addbmm_(batch1, batch2, beta, alpha);

    /// <inheritdoc cref="Tensor.addbmm(Tensor, Tensor, float, float)"/>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
        input.addbmm(batch1, batch2, beta, alpha);

    /// <summary>The product of a chain of matrices of shapes (a, b), (b, c), ... (y, z), from the left: shape (a, z).</summary>
    public static Tensor chain_matmul(params Tensor[] matrices) => matrices.Length == 0
        ? throw Errors.Torch("chain_matmul(): Expected one or more matrices")
        : matrices.Length == 1 ? matrices[0].alias() : WrappedTensorDisposeScope(() => matrices.Aggregate((a, b) => a.mm(b)));
}
