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
        var node = new ResampleNode(planes, rows, cols, sizes);
        var y = node.Resampled(x, null);
        return Graph.Needed(x) ? Graph.Attach(y, node, x) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = LinearMapNode.Apply(dy, null, Spread, Resampled);

    private Tensor Resampled(Tensor x, Tensor? none) => Run(x, [.. sizes[..^2], rows.Length, cols.Length], backward: false);

    private Tensor Spread(Tensor dy, Tensor? none) => Run(dy, sizes, backward: true);

    private Tensor Run(Tensor from, long[] to, bool backward)
    {
        var c = from.Contiguous(out var temporary);
        var result = new Tensor(new TensorImpl(from.Impl.Dtype, to));
        Dispatch.Float(from.Impl.Dtype, "interpolate", new Body(planes, rows, cols, c.Impl, result.Impl, backward));
        temporary?.Dispose();
        return result;
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
