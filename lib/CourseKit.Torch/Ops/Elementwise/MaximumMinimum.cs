using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the larger of a[i] and b[i]; NaN wins. Where both are equal, each gets half the gradient.</summary>
internal readonly struct Maximum : IBinary
{
    public static string Name => "maximum";

    public static bool SavesInputs => true;

    public static bool AllowsBool => true;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> =>
        TensorPrimitives.Max(a, b, y);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(a, b, y);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(b, a, y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        Share(dy, input == 0 ? a!.lt(b!) : b!.lt(a!), a!.eq(b!));

    /// <summary>0 where <paramref name="loses"/>, half of dy where <paramref name="ties"/>, else (NaN too) dy.</summary>
    internal static Tensor Share(Tensor dy, Tensor loses, Tensor ties) =>
        where(ties, dy / 2, dy).masked_fill(loses, 0);
}

/// <summary>y[i] = the smaller of a[i] and b[i]; NaN wins. Where both are equal, each gets half the gradient.</summary>
internal readonly struct Minimum : IBinary
{
    public static string Name => "minimum";

    public static bool SavesInputs => true;

    public static bool AllowsBool => true;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> =>
        TensorPrimitives.Min(a, b, y);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(a, b, y);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(b, a, y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        Maximum.Share(dy, input == 0 ? a!.gt(b!) : b!.gt(a!), a!.eq(b!));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The larger of this[i] and other[i], broadcasting; NaN wins.</summary>
        public Tensor maximum(Tensor other) => Binary.Apply<Maximum>(this, other);

        /// <summary>The smaller of this[i] and other[i], broadcasting; NaN wins.</summary>
        public Tensor minimum(Tensor other) => Binary.Apply<Minimum>(this, other);
    }

    /// <inheritdoc cref="Tensor.maximum"/>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <inheritdoc cref="Tensor.minimum"/>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);
}
