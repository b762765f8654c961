using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>dL/dx of y = tanh(x) from dL/dy and y: dy * (1 - y * y).</summary>
internal readonly struct TanhGradient : IBinary
{
    public static string Name => "tanh_backward";

    public static bool SavesInputs => true;

    public static void Run<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        TensorPrimitives.Multiply(y, y, dx);
        TensorPrimitives.Subtract(T.One, dx, dx);
        TensorPrimitives.Multiply(dx, dy, dx);
    }

    public static void Run<T>(ReadOnlySpan<T> dy, T y, Span<T> dx) where T : unmanaged, INumber<T> =>
        TensorPrimitives.Multiply(dy, T.One - y * y, dx);

    public static void Run<T>(T dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        TensorPrimitives.Multiply(y, y, dx);
        TensorPrimitives.Subtract(T.One, dx, dx);
        TensorPrimitives.Multiply(dx, dy, dx);
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? Binary.Apply<TanhGradient>(dy, b!) : dy * a! * b! * -2;
}
