namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Angles in degrees as angles in radians.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor deg2rad() => mul((Scalar)(Math.PI / 180));

        /// <summary>Angles in radians as angles in degrees.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor rad2deg() => mul((Scalar)(180 / Math.PI));

        /// <summary>The logarithm of <c>x[i] / (1 - x[i])</c>, the inverse of the logistic function.</summary>
        /// <param name="eps">Elements are limited to the range from eps to 1 - eps first; null leaves them.</param>
        /// <returns>New tensor of the same shape; NaN outside 0 to 1.</returns>
        public Tensor logit(double? eps = null) => WrappedTensorDisposeScope(() =>
        {
            var p = eps is { } limit ? clamp((Scalar)limit, (Scalar)(1 - limit)) : this;
            return (p / (1 - p)).log();
        });
    }

    /// <inheritdoc cref="Tensor.deg2rad()"/>
    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    /// <inheritdoc cref="Tensor.rad2deg()"/>
    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <inheritdoc cref="Tensor.logit(double?)"/>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);
}
