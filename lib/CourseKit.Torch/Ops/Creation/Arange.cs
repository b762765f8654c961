using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers from <paramref name="start"/> up to, not including, <paramref name="stop"/>.</summary>
    /// <param name="start">First number.</param>
    /// <param name="stop">End, left out.</param>
    /// <param name="step">Distance; may be negative.</param>
    /// <param name="dtype">Element type; default: int64 for whole numbers, else the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <returns>Shape (n).</returns>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
    {
        Options.Check(device);
        bool isFloat = start.IsFloat || stop.IsFloat || step.IsFloat;
        var type = dtype ?? (isFloat ? get_default_dtype() : ScalarType.Int64);
        double first = start.ToDouble(), distance = step.ToDouble();
        if (distance == 0)
            throw Errors.Torch("step must be nonzero");
        if ((stop.ToDouble() - first) / distance < 0)
            throw Errors.Torch("upper bound and larger bound inconsistent with step sign");
        long count = (long)Math.Ceiling((stop.ToDouble() - first) / distance);
        var result = new Tensor(new TensorImpl(type, [count]));
        Dispatch.Numeric(type, new ArangeBody(result.Impl, first, distance));
        return Options.Finish(result, requires_grad);
    }

    /// <summary>Numbers from <paramref name="start"/> up to, not including, <paramref name="stop"/>, 1 apart.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers from 0 up to, not including, <paramref name="stop"/>, 1 apart.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary><paramref name="steps"/> numbers at equal distances, the first and the last as given.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
    {
        Options.Check(device);
        if (steps < 0)
            throw Errors.Torch($"number of steps must be non-negative, got {steps}");
        var type = dtype ?? get_default_dtype();
        var result = new Tensor(new TensorImpl(type, [steps]));
        Dispatch.Numeric(type, new LinspaceBody(result.Impl, start, end));
        return Options.Finish(result, requires_grad);
    }

    private readonly struct ArangeBody(TensorImpl y, double first, double distance) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            var span = y.Span<T>();
            for (int i = 0; i < span.Length; i++)
                span[i] = T.CreateTruncating(first + i * distance);
        }
    }

    private readonly struct LinspaceBody(TensorImpl y, double first, double last) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            var span = y.Span<T>();
            if (span.Length == 0)
                return;
            // from both ends towards the middle, in the element type: both end points are exact
            T start = T.CreateTruncating(first), end = T.CreateTruncating(last);
            T step = span.Length == 1 ? T.Zero : (end - start) / T.CreateTruncating(span.Length - 1);
            for (int i = 0; i < span.Length; i++)
                span[i] = i < span.Length / 2 || span.Length == 1
                ? start + step * T.CreateTruncating(i) : end - step * T.CreateTruncating(span.Length - 1 - i);
        }
    }
}
