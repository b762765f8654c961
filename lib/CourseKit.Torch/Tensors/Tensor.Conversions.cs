namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
#pragma warning disable CA2225 // the named form is torch.tensor
        /// <summary>Always throws, as in TorchSharp: that this exists makes Scalar overloads win over Tensor ones.</summary>
        /// <exception cref="InvalidOperationException">Always: use <c>torch.tensor</c>.</exception>
        public static implicit operator Tensor(Scalar scalar) =>
            throw new InvalidOperationException("a Scalar does not become a Tensor by itself; use torch.tensor(...).");

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A tensor without dimensions, of float64.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A tensor without dimensions, of int64.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A tensor without dimensions, of int32.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A tensor without dimensions, of bool.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A tensor without dimensions, of uint8.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A vector.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A vector of float64.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A vector of int64.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A vector of int32.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A vector of uint8.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A vector of bool.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);
#pragma warning restore CA2225

        /// <summary>True when both have the same shape and equal elements.</summary>
        public bool Equals(Tensor target)
        {
            ArgumentNullException.ThrowIfNull(target);
            if (!Impl.Sizes.AsSpan().SequenceEqual(target.Impl.Sizes))
                return false;
            using var same = eq(target);
            return !same.Impl.Span<bool>().Contains(false);
        }

        /// <summary>True for a tensor of the same shape with equal elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Of the handle, not of the elements.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>True when all elements agree: <c>|this[i] - target[i]| at most atol + rtol * |target[i]|</c>.</summary>
        /// <param name="target">Of a shape that broadcasts with this one's.</param>
        /// <param name="rtol">Relative tolerance.</param>
        /// <param name="atol">Absolute tolerance.</param>
        /// <param name="equal_nan">NaN equals NaN.</param>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            using var outside = no_grad();
            using var scope = NewDisposeScope();
            var (a, b) = (to_type(ScalarType.Float64), target.to_type(ScalarType.Float64));
            var sizes = Shapes.Broadcast(a.Impl.Sizes, b.Impl.Sizes);
            ReadOnlySpan<double> x = a.Expanded(sizes).Impl.Span<double>(), y = b.Expanded(sizes).Impl.Span<double>();
            for (int i = 0; i < x.Length; i++)
                if (!(x[i] == y[i] || Math.Abs(x[i] - y[i]) <= atol + rtol * Math.Abs(y[i]) && !double.IsInfinity(y[i])
                    || equal_nan && double.IsNaN(x[i]) && double.IsNaN(y[i])))
                    return false;
            return true;
        }
    }

    /// <inheritdoc cref="Tensor.allclose"/>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);
}
