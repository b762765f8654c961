namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>In place: 1 where <c>this[i] == target[i]</c>, else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor eq_(Tensor target) => InPlace.Replace(this, eq(target));

        /// <inheritdoc cref="eq_(Tensor)"/>
        public Tensor eq_(Scalar target) => InPlace.Replace(this, eq(target));

        /// <summary>In place: 1 where <c>this[i] != target[i]</c>, else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor ne_(Tensor target) => InPlace.Replace(this, ne(target));

        /// <inheritdoc cref="ne_(Tensor)"/>
        public Tensor ne_(Scalar target) => InPlace.Replace(this, ne(target));

        /// <summary>In place: 1 where this[i] is less than target[i], else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor lt_(Tensor target) => InPlace.Replace(this, lt(target));

        /// <inheritdoc cref="lt_(Tensor)"/>
        public Tensor lt_(Scalar target) => InPlace.Replace(this, lt(target));

        /// <summary>In place: 1 where this[i] is less than or equal to target[i], else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor le_(Tensor target) => InPlace.Replace(this, le(target));

        /// <inheritdoc cref="le_(Tensor)"/>
        public Tensor le_(Scalar target) => InPlace.Replace(this, le(target));

        /// <summary>In place: 1 where this[i] is greater than target[i], else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor gt_(Tensor target) => InPlace.Replace(this, gt(target));

        /// <inheritdoc cref="gt_(Tensor)"/>
        public Tensor gt_(Scalar target) => InPlace.Replace(this, gt(target));

        /// <summary>In place: 1 where this[i] is greater than or equal to target[i], else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor ge_(Tensor target) => InPlace.Replace(this, ge(target));

        /// <inheritdoc cref="ge_(Tensor)"/>
        public Tensor ge_(Scalar target) => InPlace.Replace(this, ge(target));

        /// <inheritdoc cref="le_(Tensor)"/>
        public Tensor less_equal_(Tensor target) => le_(target);

        /// <inheritdoc cref="ne_(Tensor)"/>
        public Tensor not_equal_(Tensor target) => ne_(target);

        /// <inheritdoc cref="lt(Tensor)"/>
        public Tensor less(Tensor target) => lt(target);

        /// <inheritdoc cref="le(Tensor)"/>
        public Tensor less_equal(Tensor target) => le(target);

        /// <inheritdoc cref="gt(Tensor)"/>
        public Tensor greater(Tensor target) => gt(target);

        /// <inheritdoc cref="ge(Tensor)"/>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <inheritdoc cref="ne(Tensor)"/>
        public Tensor not_equal(Tensor target) => ne(target);
    }

    /// <inheritdoc cref="Tensor.not_equal(Tensor)"/>
    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.not_equal(target);

    /// <inheritdoc cref="Tensor.less_equal(Tensor)"/>
    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.less_equal(target);

    /// <inheritdoc cref="Tensor.less(Tensor)"/>
    public static Tensor less(Tensor tensor, Tensor target) => tensor.less(target);

    /// <inheritdoc cref="Tensor.greater_equal(Tensor)"/>
    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.greater_equal(target);

    /// <inheritdoc cref="Tensor.greater(Tensor)"/>
    public static Tensor greater(Tensor tensor, Tensor target) => tensor.greater(target);
}
