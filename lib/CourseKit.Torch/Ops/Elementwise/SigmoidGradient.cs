using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>dL/dx of y = sigmoid(x) from dL/dy and y: dy * y * (1 - y).</summary>
internal readonly struct SigmoidGradient : IBinary
{
    public static string Name => "sigmoid_backward";

    public static bool SavesInputs => true;

    public static void Run<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        TensorPrimitives.Subtract(T.One, y, dx);
        TensorPrimitives.Multiply(dx, y, dx);
        TensorPrimitives.Multiply(dx, dy, dx);
    }

    public static void Run<T>(ReadOnlySpan<T> dy, T y, Span<T> dx) where T : unmanaged, INumber<T> =>
        TensorPrimitives.Multiply(dy, y * (T.One - y), dx);

    public static void Run<T>(T dy, ReadOnlySpan<T> y, Span<T> dx) where T : unmanaged, INumber<T>
    {
        TensorPrimitives.Subtract(T.One, y, dx);
        TensorPrimitives.Multiply(dx, y, dx);
        TensorPrimitives.Multiply(dx, dy, dx);
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? Binary.Apply<SigmoidGradient>(dy, b!) : dy * a! * (b! * -2 + 1);
}
