using System.Numerics;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>dL/dx of y = max(0, x) from dL/dy and y: 0 where y is 0 or below, else (NaN too) dy.</summary>
internal readonly struct ReluGradient : IBinary
{
    public static string Name => "relu_backward";

    public static bool SavesInputs => true;

    public static void Run<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated && Vector256<T>.IsSupported)
            for (; i <= dx.Length - Vector256<T>.Count; i += Vector256<T>.Count)
                Vector256.AndNot(Vector256.Create(dy[i..]), Vector256.LessThanOrEqual(Vector256.Create(y[i..]), Vector256<T>.Zero))
                .CopyTo(dx[i..]);
        for (; i < dx.Length; i++)
            dx[i] = y[i] <= T.Zero ? T.Zero : dy[i];
    }

    public static void Run<T>(ReadOnlySpan<T> dy, T y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        if (y <= T.Zero)
            dx.Clear();
        else
            dy.CopyTo(dx);
    }

    public static void Run<T>(T dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < dx.Length; i++)
            dx[i] = y[i] <= T.Zero ? T.Zero : dy;
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? Binary.Apply<ReluGradient>(dy, b!) : zeros_like(dy);
}
