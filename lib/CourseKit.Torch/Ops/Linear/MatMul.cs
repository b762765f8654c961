using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix product.</summary>
        /// <param name="target">Matrix of shape (k, n); this one is (m, k).</param>
        /// <returns>Shape (m, n).</returns>
        public Tensor mm(Tensor target)
        {
            RequireRank(this, 2, "mm");
            RequireRank(target, 2, "mm");
            return BatchedProduct.Apply(this, target, "mm");
        }

        /// <summary>Matrix product of each pair in a batch.</summary>
        /// <param name="batch2">Shape (b, k, n); this one is (b, m, k).</param>
        /// <returns>Shape (b, m, n).</returns>
        public Tensor bmm(Tensor batch2)
        {
            RequireRank(this, 3, "bmm");
            RequireRank(batch2, 3, "bmm");
            if (Impl.Sizes[0] != batch2.Impl.Sizes[0])
                throw Errors.Torch(
                    $"bmm: batch1 and batch2 must have the same number of batches, got {Shapes.Format(Impl.Sizes)} and " +
                    $"{Shapes.Format(batch2.Impl.Sizes)}");
            return BatchedProduct.Apply(this, batch2, "bmm");
        }

        /// <summary>
        /// Product of vectors (dot), matrices, or batches of matrices whose batch dimensions broadcast; a vector on the left is a row, on
        /// the right a column.
        /// </summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The inner sizes differ, or an operand has no
        /// dimensions.</exception>
        public Tensor matmul(Tensor target)
        {
            ArgumentNullException.ThrowIfNull(target);
            int a = Impl.Sizes.Length, b = target.Impl.Sizes.Length;
            if (a == 0 || b == 0)
                throw Errors.Torch($"both arguments to matmul need to be at least 1D, but they are {a}D and {b}D");
            if (a >= 2 && b >= 2)
                return BatchedProduct.Apply(this, target, "matmul");
            return WrappedTensorDisposeScope(() =>
            {
                var left = a == 1 ? unsqueeze(0) : this;
                var right = b == 1 ? target.unsqueeze(1) : target;
                var product = BatchedProduct.Apply(left, right, "matmul");
                if (b == 1)
                    product = product.squeeze(-1);
                return a == 1 ? product.squeeze(b == 1 ? -1 : -2) : product;
            });
        }

        /// <summary>Matrix product plus this: <c>beta * this + alpha * (mat1 x mat2)</c>; this broadcasts.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Weighted(() => mat1.mm(mat2), beta, alpha);

        private static void RequireRank(Tensor tensor, int rank, string op)
        {
            if (tensor.Impl.Sizes.Length != rank)
                throw Errors.Torch($"{op}: expected a {rank}D tensor, got one of shape {Shapes.Format(tensor.Impl.Sizes)}");
        }
    }

    /// <inheritdoc cref="Tensor.matmul"/>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <inheritdoc cref="Tensor.mm"/>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <inheritdoc cref="Tensor.bmm"/>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <inheritdoc cref="Tensor.addmm"/>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);
}

/// <summary>y = a x b over the last two dimensions; those before broadcast. Transposed operands are read in place.</summary>
internal sealed class BatchedProduct(torch.Tensor a, torch.Tensor b) : UnaryOutputNode
{
    private readonly long[] _sizesA = a.Impl.Sizes;
    private readonly long[] _sizesB = b.Impl.Sizes;
    private SavedTensor _a = SavedTensor.Keep(a);
    private SavedTensor _b = SavedTensor.Keep(b);

    /// <summary>Computes and records the product.</summary>
    public static torch.Tensor Apply(torch.Tensor a, torch.Tensor b, string op)
    {
        var (x, z) = (a.Impl, b.Impl);
        if (x.Dtype != z.Dtype)
            throw Errors.Torch(
                $"{op}: expected both operands to have the same dtype, but got {x.Dtype.TorchName()} and {z.Dtype.TorchName()}");
        if (x.Sizes[^1] != z.Sizes[^2])
            throw Errors.Torch(
                $"{op}: mat1 and mat2 shapes cannot be multiplied ({Describe(x.Sizes)} and {Describe(z.Sizes)}): {x.Sizes[^1]} columns " +
                $"against {z.Sizes[^2]} rows");
        var batch = Shapes.Broadcast(x.Sizes.AsSpan(..^2), z.Sizes.AsSpan(..^2));
        var y = new torch.Tensor(new TensorImpl(x.Dtype, [.. batch, x.Sizes[^2], z.Sizes[^1]]));
        if (x.Dtype.IsInteger())
            IntegerProduct.Run(a, b, y.Impl, batch);
        else
            Dispatch.Float(x.Dtype, op, new Body(x, z, y.Impl, batch));
        return Graph.Needed(a, b) ? Graph.Attach(y, new BatchedProduct(a, b), a, b) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        if (Needs(0))
            dx[0] = Apply(dy, _b.Value.transpose(-2, -1), "matmul").SumTo(_sizesA);
        if (Needs(1))
            dx[1] = Apply(_a.Value.transpose(-2, -1), dy, "matmul").SumTo(_sizesB);
    }

    public override void Release()
    {
        _a.Release();
        _b.Release();
    }

    private static string Describe(long[] sizes) => sizes.Length == 2 ? $"{sizes[0]}x{sizes[1]}" : Shapes.Format(sizes);

    private readonly struct Body(TensorImpl a, TensorImpl b, TensorImpl y, long[] batch) : IFloatBody
    {
        public unsafe void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            int m = checked((int)a.Sizes[^2]), k = checked((int)a.Sizes[^1]), n = checked((int)b.Sizes[^1]);
            using var left = Operand.Of(a);
            using var right = Operand.Of(b);
            var strides = new[] { left.BatchStrides(batch), right.BatchStrides(batch) };
            long products = Shapes.Count(batch);
            for (long i = 0; i < products; i++)
            {
                long offsetA = 0, offsetB = 0, rest = i;
                for (int d = batch.Length - 1; d >= 0; d--)
                {
                    offsetA += rest % batch[d] * strides[0][d];
                    offsetB += rest % batch[d] * strides[1][d];
                    rest /= batch[d];
                }
                Gemm.Multiply(left.Transposed, right.Transposed, m, n, k,
                    new ReadOnlySpan<T>((T*)left.Impl.Pointer + offsetA, left.Extent), left.LeadingDimension,
                    new ReadOnlySpan<T>((T*)right.Impl.Pointer + offsetB, right.Extent), right.LeadingDimension,
                    new Span<T>((T*)y.Pointer + i * m * n, m * n), n);
            }
        }
    }

    /// <summary>A matrix (or batch) as the product kernel reads it: rows or columns contiguous; anything else is copied first.</summary>
    private readonly struct Operand : IDisposable
    {
        private readonly torch.Tensor? _copy;

        private Operand(TensorImpl impl, bool transposed, int leadingDimension, torch.Tensor? copy)
        {
            Impl = impl;
            Transposed = transposed;
            LeadingDimension = leadingDimension;
            _copy = copy;
            long rows = transposed ? impl.Sizes[^1] : impl.Sizes[^2], columns = transposed ? impl.Sizes[^2] : impl.Sizes[^1];
            Extent = rows == 0 || columns == 0 ? 0 : checked((int)((rows - 1) * leadingDimension + columns));
        }

        public TensorImpl Impl { get; }

        public bool Transposed { get; }

        public int LeadingDimension { get; }

        public int Extent { get; }

        public static Operand Of(TensorImpl impl)
        {
            long rows = impl.Sizes[^2], columns = impl.Sizes[^1], rowStride = impl.Strides[^2], columnStride = impl.Strides[^1];
            if ((columnStride == 1 || columns == 1) && (rowStride >= columns || rows == 1))
                return new Operand(impl, false, checked((int)Math.Max(rows == 1 ? columns : rowStride, 1)), null);
            if ((rowStride == 1 || rows == 1) && (columnStride >= rows || columns == 1))
                return new Operand(impl, true, checked((int)Math.Max(columns == 1 ? rows : columnStride, 1)), null);
            var copy = new torch.Tensor(new TensorImpl(impl.Dtype, impl.Sizes));
            StridedCopy.Copy(impl, copy.Impl);
            return new Operand(copy.Impl, false, checked((int)Math.Max(columns, 1)), copy);
        }

        public long[] BatchStrides(long[] batch) => Shapes.BroadcastStrides(Impl.Sizes.AsSpan(..^2), Impl.Strides.AsSpan(..^2), batch);

        public void Dispose() => _copy?.Dispose();
    }
}
