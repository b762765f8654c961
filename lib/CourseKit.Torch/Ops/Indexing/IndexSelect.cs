using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Whole slices along one dimension, named by a vector of indices.</summary>
internal static class Slices
{
    /// <summary>Indices as a vector of int64 within range, negative ones counted from the end; the caller disposes it.</summary>
    public static Tensor Positions(string op, Tensor index, long size, int dim)
    {
        if (index.Impl.Dtype is not (ScalarType.Int64 or ScalarType.Int32))
            throw Errors.Torch($"{op}(): Expected dtype int32 or int64 for index, got {index.Impl.Dtype.TorchName()}");
        if (index.Impl.Sizes.Length > 1)
            throw Errors.Torch($"{op}(): Index is supposed to be a vector, got shape {Shapes.Format(index.Impl.Sizes)}");
        var wide = index.to_type(ScalarType.Int64, copy: true);
        foreach (ref long position in wide.Impl.Span<long>())
        {
            if (position < -size || position >= size)
                throw Errors.Torch($"index {position} is out of bounds for dimension {dim} with size {size}");
            if (position < 0)
                position += size;
        }
        return wide;
    }

    /// <summary>Copies, writes or adds slices between a contiguous whole and a contiguous part.</summary>
    public static void Run<TOp>(TensorImpl whole, TensorImpl index, TensorImpl part, int dim) where TOp : struct, IAlong =>
        Dispatch.Numeric(whole.Dtype, new Body<TOp>(whole, index, part, dim));

    private readonly struct Body<TOp>(TensorImpl whole, TensorImpl index, TensorImpl part,
        int dim) : INumericBody where TOp : struct, IAlong
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            long[] sizes = whole.Sizes.Length == 0 ? [1] : whole.Sizes;
            int inner = checked((int)Shapes.Count(sizes.AsSpan(dim + 1))), outer = checked((int)Shapes.Count(sizes.AsSpan(0, dim)));
            var job = new Job<TOp, T>
            {
                Whole = (T*)whole.Pointer, Part = (T*)part.Pointer, Index = (long*)index.Pointer,
                Count = checked((int)index.Count), Size = sizes[dim], Inner = inner,
            };
            if (typeof(TOp) == typeof(Read))        // reads are split over the slices too: no two write to one place
                Threads.For(ref job, checked(outer * job.Count), Math.Max(1, Unary.Grain / Math.Max(1, inner)));
            else
            {
                job.PerOuter = true;
                Threads.For(ref job, outer, Math.Max(1, Unary.Grain / Math.Max(1, inner * job.Count)));
            }
        }
    }

    private unsafe struct Job<TOp, T> : IRangeJob where TOp : struct, IAlong where T : unmanaged, INumber<T>
    {
        public T* Whole;
        public T* Part;
        public long* Index;
        public int Count;
        public long Size;
        public int Inner;
        public bool PerOuter;

        public readonly void Run(int from, int to)
        {
            (from, to) = PerOuter ? (from * Count, to * Count) : (from, to);
            for (int k = from; k < to; k++)
            {
                var row = new Span<T>(Whole + (k / Count * Size + Index[k % Count]) * Inner, Inner);
                var piece = new Span<T>(Part + (long)k * Inner, Inner);
                if (typeof(TOp) == typeof(Read))
                    row.CopyTo(piece);
                else if (typeof(TOp) == typeof(AddUp))
                    TensorPrimitives.Add(row, piece, row);
                else
                    piece.CopyTo(row);
            }
        }
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The rows (or slices along any dimension) that a vector of indices names.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="index">Indices, int64 or int32, shape (n).</param>
        /// <returns>Copy, with n along <paramref name="dim"/>.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An index is out of range.</exception>
        public Tensor index_select(long dim, Tensor index)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            using var positions = Slices.Positions("index_select", index, Impl.Sizes.Length == 0 ? 1 : Impl.Sizes[d], d);
            var sizes = (long[])Impl.Sizes.Clone();
            if (sizes.Length > 0)
                sizes[d] = positions.Impl.Count;
            else if (positions.Impl.Count != 1)
                throw Errors.Torch($"index_select(): Index to scalar can have only 1 value, got {positions.Impl.Count} value(s)");
            var c = Contiguous(out var temporary);
            var y = new Tensor(new TensorImpl(Impl.Dtype, sizes));
            Slices.Run<Read>(c.Impl, positions.Impl, y.Impl, d);
            temporary?.Dispose();
            return Graph.Needed(this) ? Graph.Attach(y, new IndexSelectNode(positions, Impl.Sizes, d), this) : y;
        }
    }

    /// <inheritdoc cref="Tensor.index_select(long, Tensor)"/>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    private sealed class IndexSelectNode(Tensor index, long[] sizes, int dim) : UnaryOutputNode
    {
        private SavedTensor _index = SavedTensor.Keep(index);

        protected override void Backward(Tensor dy, Span<Tensor?> dx) =>
            dx[0] = Filled(dy.Impl.Dtype, sizes, 0).index_add(dim, _index.Value, dy, 1);

        public override void Release() => _index.Release();
    }
}
