namespace TorchSharp;

/// <summary>The longer names of arithmetic, and its less common forms.</summary>
public static partial class torch
{
    public partial class Tensor
    {
        /// <inheritdoc cref="sub(Tensor)"/>
        public Tensor subtract(Tensor target) => sub(target);

        /// <inheritdoc cref="sub(Scalar)"/>
        public Tensor subtract(Scalar target) => sub(target);

        /// <inheritdoc cref="sub_(Tensor)"/>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <inheritdoc cref="sub_(Scalar)"/>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <inheritdoc cref="mul(Tensor)"/>
        public Tensor multiply(Tensor target) => mul(target);

        /// <inheritdoc cref="mul(Scalar)"/>
        public Tensor multiply(Scalar target) => mul(target);

        /// <inheritdoc cref="div(Tensor, RoundingMode)"/>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <inheritdoc cref="div(Scalar, RoundingMode)"/>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <inheritdoc cref="div_(Tensor, RoundingMode)"/>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <inheritdoc cref="div_(Scalar, RoundingMode)"/>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary><c>this[i] / other[i]</c>, broadcasting; integers give a floating-point result.</summary>
        public Tensor true_divide(Tensor other) => div(other);

        /// <summary><c>this[i] / other</c>; integers give a floating-point result.</summary>
        public Tensor true_divide(Scalar other) => div(other);

        /// <summary>In place: <c>this[i] / other[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor true_divide_(Tensor other) => div_(other);

        /// <summary>In place: <c>this[i] / other</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor true_divide_(Scalar other) => div_(other);

        /// <summary>The largest whole number not above <c>this[i] / other[i]</c>, broadcasting.</summary>
        public Tensor floor_divide(Tensor other) => div(other, RoundingMode.floor);

        /// <summary>The largest whole number not above <c>this[i] / other</c>.</summary>
        public Tensor floor_divide(Scalar other) => div(other, RoundingMode.floor);

        /// <summary>In place: the largest whole number not above <c>this[i] / other[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor floor_divide_(Tensor other) => div_(other, RoundingMode.floor);

        /// <summary>In place: the largest whole number not above <c>this[i] / other</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor floor_divide_(Scalar other) => div_(other, RoundingMode.floor);

        /// <summary>In place: <c>this[i]</c> to the power <c>exponent[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor pow_(Tensor exponent) => InPlace.Apply(this, x => x.pow(exponent));

        /// <summary>In place: <c>this[i]</c> to the power <c>exponent</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor pow_(Scalar exponent) => InPlace.Apply(this, x => x.pow(exponent));

        /// <summary><c>this[i]</c> to the power <c>target[i]</c>, computed in float64.</summary>
        /// <returns>New tensor of float64, of the shape both broadcast to.</returns>
        public Tensor float_power(Tensor target) =>
            WrappedTensorDisposeScope(() => to_type(ScalarType.Float64).pow(target.to_type(ScalarType.Float64)));

        /// <summary><c>this[i]</c> times 2 to the power <c>other[i]</c>, broadcasting.</summary>
        public Tensor ldexp(Tensor other) => WrappedTensorDisposeScope(() => mul(other.exp2()));

        /// <summary>In place: <c>this[i]</c> times 2 to the power <c>other[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor ldexp_(Tensor other)
        {
            using var power = other.exp2();
            return mul_(power);
        }
    }

    /// <inheritdoc cref="Tensor.true_divide_(Tensor)"/>
    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => dividend.true_divide_(divisor);

    /// <inheritdoc cref="Tensor.true_divide(Tensor)"/>
    public static Tensor true_divide(Tensor dividend, Tensor divisor) => dividend.true_divide(divisor);

    /// <inheritdoc cref="Tensor.subtract_(Tensor)"/>
    public static Tensor subtract_(Tensor left, Tensor right) => left.subtract_(right);

    /// <inheritdoc cref="Tensor.subtract_(Scalar)"/>
    public static Tensor subtract_(Tensor left, Scalar right) => left.subtract_(right);

    /// <inheritdoc cref="Tensor.subtract(Tensor)"/>
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);

    /// <inheritdoc cref="Tensor.subtract(Scalar)"/>
    public static Tensor subtract(Tensor left, Scalar right) => left.subtract(right);

    /// <inheritdoc cref="Tensor.sub_(Tensor)"/>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <inheritdoc cref="Tensor.sub_(Scalar)"/>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <inheritdoc cref="Tensor.pow_(Tensor)"/>
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    /// <inheritdoc cref="Tensor.pow_(Scalar)"/>
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    /// <inheritdoc cref="Tensor.multiply(Tensor)"/>
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);

    /// <inheritdoc cref="Tensor.multiply(Scalar)"/>
    public static Tensor multiply(Tensor left, Scalar right) => left.multiply(right);

    /// <inheritdoc cref="Tensor.ldexp_(Tensor)"/>
    public static Tensor ldexp_(Tensor input, Tensor other) => input.ldexp_(other);

    /// <inheritdoc cref="Tensor.ldexp(Tensor)"/>
    public static Tensor ldexp(Tensor input, Tensor other) => input.ldexp(other);

    /// <inheritdoc cref="Tensor.floor_divide_(Tensor)"/>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    /// <inheritdoc cref="Tensor.floor_divide(Tensor)"/>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <inheritdoc cref="Tensor.float_power(Tensor)"/>
    public static Tensor float_power(Tensor input, Tensor target) => input.float_power(target);

    /// <inheritdoc cref="Tensor.divide_(Tensor, RoundingMode)"/>
    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide_(right, rounding_mode);

    /// <inheritdoc cref="Tensor.divide(Tensor, RoundingMode)"/>
    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide(right, rounding_mode);

    /// <inheritdoc cref="Tensor.divide(Scalar, RoundingMode)"/>
    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide(right, rounding_mode);
}
