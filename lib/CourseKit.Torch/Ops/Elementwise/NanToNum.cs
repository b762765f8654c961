namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>NaN and the infinities replaced by numbers.</summary>
        /// <param name="nan">For NaN.</param>
        /// <param name="posinf">For plus infinity; default: the largest number of the type.</param>
        /// <param name="neginf">For minus infinity; default: the smallest number of the type.</param>
        /// <returns>New tensor of the same shape and type; gradients pass through the elements that stayed.</returns>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
        {
            if (!Impl.Dtype.IsFloat())
                return clone();
            double largest = Impl.Dtype == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
            return WrappedTensorDisposeScope(() => masked_fill(isnan(), nan)
                .masked_fill(isposinf(), posinf ?? largest)
                .masked_fill(isneginf(), neginf ?? -largest));
        }
    }

    /// <inheritdoc cref="Tensor.nan_to_num(double, double?, double?)"/>
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);
}
