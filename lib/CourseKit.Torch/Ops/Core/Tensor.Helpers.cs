using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This tensor when its elements lie in row-major order, else a copy that the caller disposes. Not recorded.</summary>
        internal Tensor Contiguous(out Tensor? temporary)
        {
            temporary = null;
            return Impl.IsContiguous ? this : temporary = RawCopy(Impl, Impl.Sizes);
        }

        /// <summary>This tensor repeated to <paramref name="sizes"/> in row-major order; one element may stay single. Not
        /// recorded.</summary>
        internal Tensor BroadcastContiguous(long[] sizes, out Tensor? temporary)
        {
            temporary = null;
            if (Impl.Count == 1 || Impl.IsContiguous && Impl.Sizes.AsSpan().SequenceEqual(sizes))
                return Impl.Count == 1 && Shapes.Count(sizes) != 1 && Impl.Sizes.Length > 0
                    ? temporary = RawCopy(Impl, sizes) : Contiguous(out temporary);
            return temporary = RawCopy(Impl, sizes);
        }

        /// <summary>This tensor in another element type: itself when it has that type, else a recorded conversion that the caller
        /// disposes.</summary>
        internal Tensor As(ScalarType dtype, out Tensor? converted)
        {
            converted = null;
            return Impl.Dtype == dtype ? this : converted = to_type(dtype);
        }

        /// <summary>Adds up the elements that broadcasting had repeated, back to <paramref name="sizes"/>.</summary>
        internal Tensor SumTo(long[] sizes)
        {
            var own = Impl.Sizes;
            if (own.AsSpan().SequenceEqual(sizes))
                return this;
            int shift = own.Length - sizes.Length;
            var dims = new List<long>();
            for (int d = 0; d < own.Length; d++)
                if (d < shift || sizes[d - shift] == 1 && own[d] != 1)
                    dims.Add(d);
            return (dims.Count == 0 ? this : sum(dims.ToArray(), keepdim: true)).reshape(sizes);
        }

        /// <summary>A view of the same memory, of which autograd knows nothing yet.</summary>
        internal Tensor MakeView(long[] sizes, long[] strides, long offset)
        {
            var impl = Impl;
            return new Tensor(new TensorImpl(impl.Storage, impl.Dtype, sizes, strides, offset)
            {
                ViewOf = impl.ViewOf ?? impl,
                Silent = impl.Silent || !GradMode.Enabled,
            });
        }

        /// <summary>The same memory, contiguous, as a tensor of another shape that is no view to autograd: for results just
        /// computed.</summary>
        internal Tensor Reshaped(long[] sizes) =>
            new(new TensorImpl(Impl.Storage, Impl.Dtype, sizes, Shapes.ContiguousStrides(sizes), Impl.Offset));

        private static Tensor RawCopy(TensorImpl from, long[] sizes)
        {
            var copy = new Tensor(new TensorImpl(from.Dtype, sizes));
            StridedCopy.Copy(from, copy.Impl);
            return copy;
        }
    }

    /// <summary>A new tensor full of one value, outside autograd.</summary>
    internal static Tensor Filled(ScalarType dtype, long[] sizes, Scalar value)
    {
        var result = new Tensor(new TensorImpl(dtype, sizes));
        Fill(result.Impl, value);
        return result;
    }

    /// <summary>Writes one value to all elements.</summary>
    internal static void Fill(TensorImpl impl, Scalar value) => Dispatch.Numeric(impl.Dtype, new FillBody(impl, value));

    private readonly struct FillBody(TensorImpl impl, Scalar value) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            T filler = impl.Dtype == ScalarType.Bool ? (T)(object)(value.As<bool>() ? (byte)1 : (byte)0) : value.As<T>();
            if (impl.IsContiguous)
                impl.Span<T>().Fill(filler);
            else
                for (long i = 0; i < impl.Count; i++)
                    impl.At<T>(i) = filler;
        }
    }
}
