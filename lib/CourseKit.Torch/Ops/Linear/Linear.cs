using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>y = x W^T + b</c>.</summary>
            /// <param name="input">Shape (..., in_features).</param>
            /// <param name="weights">Shape (out_features, in_features).</param>
            /// <param name="bias">Shape (out_features), or any that broadcasts to the result's; or null.</param>
            /// <returns>Shape (..., out_features).</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The sizes do not agree.</exception>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                ArgumentNullException.ThrowIfNull(input);
                ArgumentNullException.ThrowIfNull(weights);
                var (x, w) = (input.Impl.Sizes, weights.Impl.Sizes);
                if (x.Length == 0 || w.Length != 2 || x[^1] != w[1])
                    throw Errors.Torch(x.Length == 0 || w.Length != 2
                        ? $"linear: expected input (..., in_features) and weight (out_features, in_features), got {Shapes.Format(x)} " +
                        $"and {Shapes.Format(w)}"
                        : $"linear: mat1 and mat2 shapes cannot be multiplied ({Shapes.Count(x.AsSpan(..^1))}x{x[^1]} and " +
                        $"{w[1]}x{w[0]}): input {Shapes.Format(x)} against weight {Shapes.Format(w)} (out_features, in_features)");
                long[] result = [.. x[..^1], w[0]];
                if (bias is not null && !Fits(bias.Impl.Sizes, result))
                    throw Errors.Torch($"linear: bias of shape {Shapes.Format(bias.Impl.Sizes)} does not fit {w[0]} output features");
                if (input.Impl.Dtype != weights.Impl.Dtype || bias is not null && bias.Impl.Dtype != weights.Impl.Dtype)
                    throw Errors.Torch(
                        $"linear: expected input, weight and bias of one dtype, but got {input.Impl.Dtype.TorchName()} and " +
                        $"{weights.Impl.Dtype.TorchName()}");
                if (bias is not null && bias.Impl.Sizes is not [_] || bias is not null && bias.Impl.Sizes[0] != w[0])
                    return WrappedTensorDisposeScope(() => linear(input, weights) + bias);
                if (x.Length == 2)
                    return LinearNode.Apply(input, weights, bias);
                return WrappedTensorDisposeScope(() =>
                    LinearNode.Apply(input.reshape(Shapes.Count(x.AsSpan(..^1)), x[^1]), weights, bias).view(result));
            }

            private static bool Fits(long[] bias, long[] result) => bias.Length <= result.Length &&
                bias.Zip(result[(result.Length - bias.Length)..], (b, y) => b == 1 || b == y).All(fits => fits);
        }
    }
}

/// <summary>y = x W^T + b for a matrix x: one matrix product with the bias added as it is written.</summary>
internal sealed class LinearNode(torch.Tensor x, torch.Tensor w, bool hasBias) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _w = SavedTensor.Keep(w);

    /// <summary>Computes and records y; x is (N, in), w is (out, in), b is (out) or null.</summary>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor w, torch.Tensor? b)
    {
        var cx = x.Contiguous(out var temporaryX);
        var cw = w.Contiguous(out var temporaryW);
        torch.Tensor? temporaryB = null;
        var cb = b?.Contiguous(out temporaryB);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, [x.Impl.Sizes[0], w.Impl.Sizes[0]]));
        Dispatch.Float(x.Impl.Dtype, "linear", new Body(cx.Impl, cw.Impl, cb?.Impl, y.Impl));
        temporaryX?.Dispose();
        temporaryW?.Dispose();
        temporaryB?.Dispose();
        return Graph.Needed(x, w, b) ? Graph.Attach(y, new LinearNode(x, w, b is not null), x, w, b) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        if (Needs(0))
            dx[0] = dy.mm(_w.Value);
        if (Needs(1))
            dx[1] = dy.t().mm(_x.Value);
        if (hasBias && Needs(2))
            dx[2] = dy.sum(0L);
    }

    public override void Release()
    {
        _x.Release();
        _w.Release();
    }

    private readonly struct Body(TensorImpl x, TensorImpl w, TensorImpl? b, TensorImpl y) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            int n = checked((int)x.Sizes[0]), inputs = checked((int)x.Sizes[1]), outputs = checked((int)w.Sizes[0]);
            Gemm.Multiply<T>(false, true, n, outputs, inputs, x.Span<T>(), Math.Max(inputs, 1), w.Span<T>(), Math.Max(inputs, 1),
                y.Span<T>(), Math.Max(outputs, 1),
                bias: b is null ? default : b.Span<T>());
        }
    }
}
