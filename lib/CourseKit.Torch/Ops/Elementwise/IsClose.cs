namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where <c>|this[i] - other[i]|</c> is at most <c>atol + rtol * |other[i]|</c>, broadcasting.</summary>
        /// <param name="other">Of a shape that broadcasts with this one's.</param>
        /// <param name="rtol">Relative tolerance.</param>
        /// <param name="atol">Absolute tolerance.</param>
        /// <param name="nanEqual">NaN equals NaN.</param>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            if (Impl.Dtype != other.Impl.Dtype)
                throw Errors.Torch($"{Impl.Dtype.TorchName()} did not match {other.Impl.Dtype.TorchName()}: isclose needs two tensors " +
                    "of one type");
            using var outside = no_grad();
            return WrappedTensorDisposeScope(() =>
            {
                var (a, b) = (to_type(ScalarType.Float64), other.to_type(ScalarType.Float64));
                var near = (a - b).abs().le(b.abs() * rtol + atol).logical_and(b.isfinite()).logical_or(a.eq(b));
                return nanEqual ? near.logical_or(a.isnan().logical_and(b.isnan())) : near;
            });
        }

        /// <summary>Are both of the same shape, with equal elements?</summary>
        /// <returns>Tensor of bool without dimensions.</returns>
        public Tensor equal(Tensor target) => tensor(Equals(target));
    }

    /// <inheritdoc cref="Tensor.isclose(Tensor, double, double, bool)"/>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
        tensor.isclose(other, rtol, atol, nanEqual);

    /// <inheritdoc cref="Tensor.equal(Tensor)"/>
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.equal(target);
}
