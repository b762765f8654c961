namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by -1, 0 or 1 with its sign: for real numbers the same as <see cref="sign()"/>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor sgn() => sign();

        /// <inheritdoc cref="sign_()"/>
        public Tensor sgn_() => sign_();

        /// <summary>The tensor as it is, same shape: <c>+x</c>.</summary>
        /// <exception cref="ArgumentException">It is a tensor of bool.</exception>
        public Tensor positive() => Impl.Dtype == ScalarType.Bool
            ? throw new ArgumentException("The `+` operator, on a bool tensor is not supported.")
            : alias();

        /// <inheritdoc cref="neg()"/>
        public Tensor negative() => neg();

        /// <inheritdoc cref="abs()"/>
        public Tensor absolute() => abs();

        /// <inheritdoc cref="abs_()"/>
        public Tensor absolute_() => abs_();

        /// <summary>Where an element is real: everywhere, as this engine has no complex numbers.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor isreal() => torch.ones_like(this, ScalarType.Bool);
    }

    /// <inheritdoc cref="Tensor.sign_()"/>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <inheritdoc cref="Tensor.abs_()"/>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <inheritdoc cref="Tensor.sgn()"/>
    public static Tensor sgn(Tensor input) => input.sgn();

    /// <inheritdoc cref="Tensor.sgn_()"/>
    public static Tensor sgn_(Tensor input) => input.sgn_();

    /// <inheritdoc cref="Tensor.positive()"/>
    public static Tensor positive(Tensor input) => input.positive();

    /// <inheritdoc cref="Tensor.negative()"/>
    public static Tensor negative(Tensor input) => input.negative();

    /// <inheritdoc cref="Tensor.neg_()"/>
    public static Tensor negative_(Tensor input) => input.neg_();

    /// <inheritdoc cref="Tensor.absolute()"/>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <inheritdoc cref="Tensor.absolute_()"/>
    public static Tensor absolute_(Tensor input) => input.absolute_();

    /// <inheritdoc cref="Tensor.isreal()"/>
    public static Tensor isreal(Tensor tensor) => tensor.isreal();
}
