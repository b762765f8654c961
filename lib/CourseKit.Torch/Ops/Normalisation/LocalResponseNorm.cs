using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalisation across neighbouring channels:
            /// <c>x[c] / (k + alpha / size * sum of x[c']^2)^beta</c>, the sum over the size channels around c.</summary>
            /// <param name="input">Shape (N, C, d1, ...).</param>
            /// <param name="size">Channels that are summed.</param>
            /// <param name="alpha">Weight of the mean square.</param>
            /// <param name="beta">Exponent.</param>
            /// <param name="k">Added to the weighted mean square.</param>
            /// <returns>Shaped like the input.</returns>
            /// <remarks>Krizhevsky, Sutskever, Hinton, ImageNet classification with deep convolutional neural networks, 2012, section 3.3;
            /// alpha is divided by size, as in PyTorch.</remarks>
            /// <exception cref="ArgumentException">The input has fewer than 3 dimensions.</exception>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                if (input.Impl.Sizes.Length < 3)
                    throw new ArgumentException(
                        $"Expected 3D or higher dimensionality input (got {input.Impl.Sizes.Length} dimensions)", nameof(input));
                if (size < 1)
                    throw Errors.Torch($"local_response_norm: size must be at least 1, got {size}");
                return LocalResponseNode.Apply(input, new LocalResponse.Settings(checked((int)size), alpha, beta, k));
            }
        }
    }
}

/// <summary>Local response normalisation, recorded.</summary>
internal sealed class LocalResponseNode(torch.Tensor x, torch.Tensor bases, LocalResponse.Settings settings) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _bases = SavedTensor.Keep(bases);

    /// <summary>Computes and records.</summary>
    public static torch.Tensor Apply(torch.Tensor x, LocalResponse.Settings settings)
    {
        var c = x.Contiguous(out var temporary);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
        using var bases = new torch.Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
        Dispatch.Float(x.Impl.Dtype, "local_response_norm", new Body(ShapeOf(x), settings, c.Impl, bases.Impl, null, y.Impl));
        temporary?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new LocalResponseNode(x, bases, settings), x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        if (GradMode.Enabled)
            throw Errors.Torch("second derivatives of local_response_norm are not supported by the embedded engine.");
        var x = _x.Value;
        var (cx, cdy) = (x.Contiguous(out var temporaryX), dy.Contiguous(out var temporaryDy));
        var result = new torch.Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
        Dispatch.Float(x.Impl.Dtype, "local_response_norm",
            new Body(ShapeOf(x), settings, cx.Impl, _bases.Value.Impl, cdy.Impl, result.Impl));
        temporaryX?.Dispose();
        temporaryDy?.Dispose();
        dx[0] = result;
    }

    public override void Release()
    {
        _x.Release();
        _bases.Release();
    }

    private static NormShape ShapeOf(torch.Tensor x)
    {
        var sizes = x.Impl.Sizes;
        return new NormShape(checked((int)sizes[0]), checked((int)sizes[1]), checked((int)Shapes.Count(sizes.AsSpan(2))));
    }

    private readonly record struct Body(NormShape Shape, LocalResponse.Settings Settings, TensorImpl X, TensorImpl Bases, TensorImpl? Dy,
        TensorImpl To) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (Dy is null)
                LocalResponse.Forward<T>(Shape, Settings, X.Span<T>(), Bases.Span<T>(), To.Span<T>());
            else
                LocalResponse.Backward<T>(Shape, Settings, X.Span<T>(), Bases.Span<T>(), Dy.Span<T>(), To.Span<T>());
        }
    }
}
