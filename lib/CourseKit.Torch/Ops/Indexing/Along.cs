using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What happens between the element that an index names and the element that stands where the index does.</summary>
internal interface IAlong
{
    /// <summary>Moves one element.</summary>
    /// <param name="whole">The element named by the index.</param>
    /// <param name="part">The element at the index's own place.</param>
    static abstract void Move<T>(ref T whole, ref T part) where T : unmanaged, INumber<T>;
}

/// <summary>Reads: part[i][j] = whole[index[i][j]][j].</summary>
internal readonly struct Read : IAlong
{
    public static void Move<T>(ref T whole, ref T part) where T : unmanaged, INumber<T> => part = whole;
}

/// <summary>Writes: whole[index[i][j]][j] = part[i][j]; of several the last stays.</summary>
internal readonly struct Write : IAlong
{
    public static void Move<T>(ref T whole, ref T part) where T : unmanaged, INumber<T> => whole = part;
}

/// <summary>Adds up: whole[index[i][j]][j] += part[i][j].</summary>
internal readonly struct AddUp : IAlong
{
    public static void Move<T>(ref T whole, ref T part) where T : unmanaged, INumber<T> => whole += part;
}

/// <summary>The loop behind gather and scatter: along one dimension the position is read from a tensor of indices.</summary>
internal static class Along
{
    /// <summary>Moves elements between <paramref name="whole"/> and <paramref name="part"/>, of any layout.</summary>
    /// <param name="whole">The tensor that is indexed.</param>
    /// <param name="index">Indices, int64; at most as large as the others, except along <paramref name="dim"/> of the whole.</param>
    /// <param name="part">At least as large as the index.</param>
    /// <param name="dim">Dimension that the indices count along.</param>
    /// <param name="shared">False when no two indices name one element: the work may then be split.</param>
    public static void Run<TOp>(TensorImpl whole, TensorImpl index, TensorImpl part, int dim, bool shared) where TOp : struct, IAlong
    {
        if (index.Count > 0)
            Dispatch.Numeric(whole.Dtype, new Body<TOp>(whole, index, part, dim, shared));
    }

    /// <summary>Checks the shapes of an op of this family.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The index is not int64, or the shapes do not fit.</exception>
    public static int Check(string op, Tensor whole, long dim, Tensor index, Tensor? part)
    {
        int rank = whole.Impl.Sizes.Length, d = Shapes.Dimension(dim, rank);
        var sizes = index.Impl.Sizes;
        if (index.Impl.Dtype != ScalarType.Int64)
            throw Errors.Torch($"{op}(): Expected dtype int64 for index, got {index.Impl.Dtype.TorchName()}");
        if (part is not null && part.Impl.Dtype != whole.Impl.Dtype)
            throw Errors.Torch($"{op}(): Expected self.dtype to be equal to src.dtype, got {whole.Impl.Dtype.TorchName()} and " +
                $"{part.Impl.Dtype.TorchName()}");
        if (index.Impl.Count == 0)
            return d;
        if (Math.Max(sizes.Length, 1) != Math.Max(rank, 1))
            throw Errors.Torch($"{op}(): Index tensor must have the same number of dimensions as input tensor: {Shapes.Format(sizes)} " +
                $"and {Shapes.Format(whole.Impl.Sizes)}");
        for (int k = 0; k < sizes.Length; k++)
            if (k != d && k < rank && sizes[k] > whole.Impl.Sizes[k] || part is not null && k < part.Impl.Sizes.Length
                && sizes[k] > part.Impl.Sizes[k])
                throw Errors.Torch($"{op}(): Size does not match at dimension {k} expected index {Shapes.Format(sizes)} to be smaller " +
                    "than self " +
                                   $"{Shapes.Format(whole.Impl.Sizes)} apart from dimension {d}"
                                   + (part is null ? "" : $" and to be smaller size than src {Shapes.Format(part.Impl.Sizes)}"));
        return d;
    }

    private readonly struct Body<TOp>(TensorImpl whole, TensorImpl index, TensorImpl part, int dim,
        bool shared) : INumericBody where TOp : struct, IAlong
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            bool scalar = index.Sizes.Length == 0 || whole.Sizes.Length == 0;
            long[] sizes = scalar ? [1] : index.Sizes;
            var strides = scalar ? [1] : (long[])whole.Strides.Clone();
            long step = scalar ? 1 : strides[dim], size = scalar ? Math.Max(whole.Count, 1) : whole.Sizes[dim];
            strides[dim] = 0;
            var loop = new StridedLoop(sizes, strides, scalar ? [1] : index.Strides, scalar ? [1] : part.Strides);
            var job = new Job<TOp, T> { Loop = loop, Whole = (T*)whole.Pointer, Index = (long*)index.Pointer,
                Part = (T*)part.Pointer, Step = step, Size = size, Dim = dim };
            int rows = checked((int)loop.Rows);
            if (shared)
                job.Run(0, rows);
            else
                Threads.For(ref job, rows, (int)Math.Max(1, Unary.Grain / Math.Max(1, loop.RowLength)));
        }
    }

    private unsafe struct Job<TOp, T> : IRangeJob where TOp : struct, IAlong where T : unmanaged, INumber<T>
    {
        public StridedLoop Loop;
        public T* Whole;
        public long* Index;
        public T* Part;
        public long Step;
        public long Size;
        public int Dim;

        public readonly void Run(int from, int to)
        {
            Span<long> offsets = stackalloc long[3];
            long sw = Loop.RowStrides[0], si = Loop.RowStrides[1], sp = Loop.RowStrides[2], n = Loop.RowLength;
            for (int row = from; row < to; row++)
            {
                Loop.Offsets(row, offsets);
                T* whole = Whole + offsets[0], part = Part + offsets[2];
                long* index = Index + offsets[1];
                for (long i = 0; i < n; i++)
                {
                    long at = index[i * si];
                    if ((ulong)at >= (ulong)Size)
                        throw Errors.Torch($"index {at} is out of bounds for dimension {Dim} with size {Size}");
                    TOp.Move(ref whole[i * sw + at * Step], ref part[i * sp]);
                }
            }
        }
    }
}
