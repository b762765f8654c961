using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An elementwise function of two numbers that is written for one pair; <see cref="Pairwise{TOp}"/> makes the loops.</summary>
internal interface IPair
{
    /// <summary>Name in messages.</summary>
    static abstract string Name { get; }

    /// <summary>True when <see cref="Gradient"/> looks at the inputs.</summary>
    static abstract bool SavesInputs { get; }

    /// <inheritdoc cref="IBinary.Uses"/>
    static virtual bool Uses(int gradient, int saved) => true;

    /// <summary>True when integer operands give a floating-point result.</summary>
    static virtual bool AlwaysFloat => false;

    /// <summary>True when the operation makes sense for two tensors of bool (and computes with bytes 0 and 1).</summary>
    static virtual bool AllowsBool => false;

    /// <summary>f(a, b).</summary>
    static abstract T Of<T>(T a, T b) where T : unmanaged, INumber<T>;

    /// <summary>dL/da (input 0) or dL/db (input 1), of the broadcast shape; a and b are null unless saved.</summary>
    static abstract Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b);
}

/// <summary>The three loops over a function of one pair.</summary>
internal readonly struct Pairwise<TOp> : IBinary where TOp : struct, IPair
{
    public static string Name => TOp.Name;

    public static bool SavesInputs => TOp.SavesInputs;

    public static bool Uses(int gradient, int saved) => TOp.Uses(gradient, saved);

    public static bool AlwaysFloat => TOp.AlwaysFloat;

    public static bool AllowsBool => TOp.AllowsBool;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = TOp.Of(a[i], b[i]);
    }

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = TOp.Of(a[i], b);
    }

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = TOp.Of(a, b[i]);
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => TOp.Gradient(input, dy, a, b);
}

/// <summary>Functions of doubles, applied to pairs of any type.</summary>
internal static class Pair
{
    /// <summary>f(a, b), computed in double.</summary>
    public static T InDouble<T>(T a, T b, Func<double, double, double> f) where T : unmanaged, INumber<T> =>
        T.CreateTruncating(f(double.CreateTruncating(a), double.CreateTruncating(b)));

    /// <summary>f(a, b), computed in long.</summary>
    public static T InLong<T>(T a, T b, Func<long, long, long> f) where T : unmanaged, INumber<T> =>
        T.CreateTruncating(f(long.CreateTruncating(a), long.CreateTruncating(b)));
}
