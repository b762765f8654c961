using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Transposed convolution without bias, recorded: the gradient of a convolution with respect to its input. What is its input here is the
/// result there, and its weight (in, out/groups, kH, kW) is that convolution's (filters, channels/groups, kH, kW).
/// </summary>
internal sealed class ConvTransposeNode(Tensor x, Tensor w, ConvShape adjoint) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _w = SavedTensor.Keep(w);

    /// <summary>Computes and records.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="w">Shape (C, F/groups, kH, kW).</param>
    /// <param name="adjoint">The convolution from the output (N, F, oH, oW) to x.</param>
    public static Tensor Apply(Tensor x, Tensor w, ConvShape adjoint)
    {
        var (cx, cw) = (x.Contiguous(out var temporaryX), w.Contiguous(out var temporaryW));
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, [adjoint.N, adjoint.C, adjoint.H, adjoint.W]));
        Dispatch.Float(x.Impl.Dtype, "conv_transpose2d", new Body(adjoint, cx.Impl, cw.Impl, y.Impl));
        temporaryX?.Dispose();
        temporaryW?.Dispose();
        return Graph.Needed(x, w) ? Graph.Attach(y, new ConvTransposeNode(x, w, adjoint), x, w) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        if (Needs(0))
            dx[0] = ConvolutionNode.Apply(dy, _w.Value, null, adjoint);
        if (Needs(1))
            dx[1] = ConvWeightGradientNode.Apply(_x.Value, dy, adjoint);
    }

    public override void Release()
    {
        _x.Release();
        _w.Release();
    }

    private readonly struct Body(ConvShape adjoint, TensorImpl x, TensorImpl w, TensorImpl y) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            Convolution.BackwardInput<T>(adjoint, x.Span<T>(), w.Span<T>(), y.Span<T>());
    }
}
