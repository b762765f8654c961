using System.Numerics;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>dL/dx of y = max(0, x) from dL/dy and y: dy where y is above 0, else 0.</summary>
internal readonly struct ReluGradient : IBinary
{
    public static string Name => "relu_backward";

    public static bool SavesInputs => true;

    public static void Run<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated && Vector256<T>.IsSupported)
            for (; i <= dx.Length - Vector256<T>.Count; i += Vector256<T>.Count)
                (Vector256.Create(dy[i..]) & Vector256.GreaterThan(Vector256.Create(y[i..]), Vector256<T>.Zero)).CopyTo(dx[i..]);
        for (; i < dx.Length; i++)
            dx[i] = y[i] > T.Zero ? dy[i] : T.Zero;
    }

    public static void Run<T>(ReadOnlySpan<T> dy, T y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        if (y > T.Zero)
            dy.CopyTo(dx);
        else
            dx.Clear();
    }

    public static void Run<T>(T dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < dx.Length; i++)
            dx[i] = y[i] > T.Zero ? dy : T.Zero;
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? Binary.Apply<ReluGradient>(dy, b!) : zeros_like(dy);
}
