using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

/// <summary>Copies between tensors of one shape, of any layout and element type.</summary>
internal static class StridedCopy
{
    /// <summary>to[i] = from[i], converted as a C cast does; anything but 0 becomes true.</summary>
    /// <param name="from">Source; broadcasts to the target's shape.</param>
    /// <param name="to">Target.</param>
    public static void Copy(TensorImpl from, TensorImpl to)
    {
        if (to.Count == 0)
            return;
        var strides = Shapes.BroadcastStrides(from.Sizes, from.Strides, to.Sizes);
        if (from.Dtype == to.Dtype)
        {
            var loop = new StridedLoop(to.Sizes, strides, to.Strides);
            Dispatch.Numeric(to.Dtype, new SameType(from, to, loop));
            return;
        }
        Dispatch.Numeric(from.Dtype, new FromType(from, to, strides));
    }

    private readonly struct SameType(TensorImpl from, TensorImpl to, StridedLoop loop) : INumericBody
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            var job = new CopyJob<T> { Loop = loop, From = (T*)from.Pointer, To = (T*)to.Pointer };
            Threads.For(ref job, checked((int)loop.Rows), (int)Math.Max(1, Unary.Grain / Math.Max(1, loop.RowLength)));
        }
    }

    private unsafe struct CopyJob<T> : IRangeJob where T : unmanaged
    {
        public StridedLoop Loop;
        public T* From;
        public T* To;

        public readonly void Run(int from, int to)
        {
            Span<long> offsets = stackalloc long[2];
            long sf = Loop.RowStrides[0], st = Loop.RowStrides[1];
            int n = checked((int)Loop.RowLength);
            for (int row = from; row < to; row++)
            {
                Loop.Offsets(row, offsets);
                T* source = From + offsets[0], target = To + offsets[1];
                if (st == 1 && sf == 1)
                    new ReadOnlySpan<T>(source, n).CopyTo(new Span<T>(target, n));
                else if (st == 1 && sf == 0)
                    new Span<T>(target, n).Fill(*source);
                else
                    for (long i = 0; i < n; i++)
                        target[i * st] = source[i * sf];
            }
        }
    }

    private readonly struct FromType(TensorImpl from, TensorImpl to, long[] strides) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            if (to.Dtype == torch.ScalarType.Bool)
                Truth<T>();
            else
                Dispatch.Numeric(to.Dtype, new ToType<T>(from, to, strides));
        }

        private unsafe void Truth<T>() where T : unmanaged, INumber<T>
        {
            var loop = new StridedLoop(to.Sizes, strides, to.Strides);
            Span<long> offsets = stackalloc long[2];
            for (long row = 0; row < loop.Rows; row++)
            {
                loop.Offsets(row, offsets);
                T* source = (T*)from.Pointer + offsets[0];
                byte* target = (byte*)to.Pointer + offsets[1];
                for (long i = 0; i < loop.RowLength; i++)
                    target[i * loop.RowStrides[1]] = T.IsZero(source[i * loop.RowStrides[0]]) ? (byte)0 : (byte)1;
            }
        }
    }

    private readonly struct ToType<TFrom>(TensorImpl from, TensorImpl to, long[] strides)
        : INumericBody where TFrom : unmanaged, INumber<TFrom>
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            var loop = new StridedLoop(to.Sizes, strides, to.Strides);
            Span<long> offsets = stackalloc long[2];
            for (long row = 0; row < loop.Rows; row++)
            {
                loop.Offsets(row, offsets);
                TFrom* source = (TFrom*)from.Pointer + offsets[0];
                T* target = (T*)to.Pointer + offsets[1];
                for (long i = 0; i < loop.RowLength; i++)
                    target[i * loop.RowStrides[1]] = Convert<T>(source[i * loop.RowStrides[0]]);
            }
        }

        // Out-of-range values wrap for integers, as they do where the course meets them (byte images); floating point saturates.
        private static T Convert<T>(TFrom value) where T : unmanaged, INumber<T> =>
            typeof(T) == typeof(byte) && (typeof(TFrom) == typeof(float) || typeof(TFrom) == typeof(double))
                ? T.CreateTruncating(long.CreateSaturating(value))
                : T.CreateTruncating(value);
    }
}
