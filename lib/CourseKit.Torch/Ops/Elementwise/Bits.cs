using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Operations on whole numbers and truth values only.</summary>
internal static class Bits
{
    /// <summary>f(a, b) of integers or bools.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">An operand is a floating-point tensor.</exception>
    public static Tensor Apply<TOp>(Tensor a, Tensor b) where TOp : struct, IPair
    {
        foreach (var operand in (ReadOnlySpan<Tensor>)[a, b])
            if (operand.Impl.Dtype.IsFloat())
                throw Errors.Torch(
                    $"\"{TOp.Name}_cpu\" not implemented for '{operand.Impl.Dtype.TorchName()}': it needs integers or truth values");
        return Binary.Apply<Pairwise<TOp>>(a, b);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elementwise: each bit turned over; each truth value negated.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The elements are floating-point numbers.</exception>
        public Tensor bitwise_not()
        {
            if (Impl.Dtype == ScalarType.Bool)
                return logical_not();
            using var ones = Filled(Impl.Dtype, [], -1);
            return Bits.Apply<BitwiseXor>(this, ones);
        }

        /// <summary>In place, elementwise: each bit turned over; each truth value negated.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_not_() => InPlace.Replace(this, bitwise_not());

#pragma warning disable CA2225 // the named form is bitwise_not
        /// <summary>Elementwise: each bit turned over; each truth value negated.</summary>
        public static Tensor operator ~(Tensor left) => left.bitwise_not();
#pragma warning restore CA2225

        private static Tensor RequireSameType(Tensor a, Tensor b, string op) => a.Impl.Dtype == b.Impl.Dtype
            ? b
            : throw Errors.Torch($"{op} is not yet implemented for tensors with different dtypes: got {a.Impl.Dtype.TorchName()} and " +
                $"{b.Impl.Dtype.TorchName()}.");
    }

    /// <inheritdoc cref="Tensor.bitwise_not()"/>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <inheritdoc cref="Tensor.bitwise_not_()"/>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();
}
