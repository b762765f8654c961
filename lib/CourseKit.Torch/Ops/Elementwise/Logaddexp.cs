using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the logarithm of exp(a[i]) + exp(b[i]), without overflow.</summary>
internal readonly struct Logaddexp : IPair
{
    public static string Name => "logaddexp";

    public static bool SavesInputs => true;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InDouble(a, b, Sum);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => dy / (1 + (input == 0 ? b! - a! : a! - b!).exp());

    private static double Sum(double a, double b) =>
        double.IsInfinity(a) && a == b ? a : Math.Max(a, b) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(a - b)));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the logarithm of <c>exp(this[i]) + exp(other[i])</c>, without overflow,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor logaddexp(Tensor other) => Binary.Apply<Pairwise<Logaddexp>>(this, other);
    }

    /// <inheritdoc cref="Tensor.logaddexp(Tensor)"/>
    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);
}
