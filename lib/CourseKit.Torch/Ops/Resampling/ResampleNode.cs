using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Resampling of planes, recorded.</summary>
internal sealed class ResampleNode(int planes, ResampleAxis rows, ResampleAxis cols, long[] sizes) : UnaryOutputNode
{
    /// <summary>Computes and records: (N, C, H, W) to (N, C, rows, cols).</summary>
    public static Tensor Apply(Tensor x, ResampleAxis rows, ResampleAxis cols)
    {
        var sizes = x.Impl.Sizes;
        int planes = checked((int)Shapes.Count(sizes.AsSpan(..^2)));
        var c = x.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, [.. sizes[..^2], rows.Length, cols.Length]));
        Dispatch.Float(x.Impl.Dtype, "interpolate", new Body(planes, rows, cols, c.Impl, y.Impl, Backward: false));
        temporary?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new ResampleNode(planes, rows, cols, sizes), x) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        if (GradMode.Enabled)
            throw Errors.Torch("second derivatives of interpolate are not supported by the embedded engine.");
        var gradient = dy.Contiguous(out var temporary);
        var result = new Tensor(new TensorImpl(dy.Impl.Dtype, sizes));
        Dispatch.Float(dy.Impl.Dtype, "interpolate_backward", new Body(planes, rows, cols, gradient.Impl, result.Impl, Backward: true));
        temporary?.Dispose();
        dx[0] = result;
    }

    private readonly record struct Body(int Planes, ResampleAxis Rows, ResampleAxis Cols, TensorImpl From, TensorImpl To,
        bool Backward) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (Backward)
                Resample.Backward<T>(Planes, Rows, Cols, From.Span<T>(), To.Span<T>());
            else
                Resample.Forward<T>(Planes, Rows, Cols, From.Span<T>(), To.Span<T>());
        }
    }
}
