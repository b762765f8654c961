using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The gradient of a convolution with respect to its weight, recorded. It is linear in the result's gradient dy and in the input x, so with
/// <see cref="ConvolutionNode"/> and <see cref="ConvTransposeNode"/> it closes the circle: each one's gradients are the two others, and
/// convolutions have derivatives of every order.
/// </summary>
internal sealed class ConvWeightGradientNode(Tensor dy, Tensor x, ConvShape shape) : UnaryOutputNode
{
    private SavedTensor _dy = SavedTensor.Keep(dy);
    private SavedTensor _x = SavedTensor.Keep(x);

    /// <summary>Computes and records: dw[f,c,u,v] = sum over n,i,j of dy[n,f,i,j] * x[n, c, i*stride+u*dilation-padding, ...].</summary>
    /// <param name="dy">Gradient of the convolution's result, shape (N, F, oH, oW).</param>
    /// <param name="x">Its input, shape (N, C, H, W).</param>
    /// <param name="shape">The convolution.</param>
    /// <returns>Shape (F, C/groups, kH, kW).</returns>
    public static Tensor Apply(Tensor dy, Tensor x, ConvShape shape)
    {
        var (cdy, cx) = (dy.Contiguous(out var temporaryDy), x.Contiguous(out var temporaryX));
        var dw = new Tensor(new TensorImpl(x.Impl.Dtype, [shape.F, shape.C / shape.groups, shape.kH, shape.kW]));
        Dispatch.Float(x.Impl.Dtype, "conv2d_backward", new Body(shape, cdy.Impl, cx.Impl, dw.Impl));
        temporaryDy?.Dispose();
        temporaryX?.Dispose();
        return Graph.Needed(dy, x) ? Graph.Attach(dw, new ConvWeightGradientNode(dy, x, shape), dy, x) : dw;
    }

    protected override void Backward(Tensor dw, Span<Tensor?> dx)
    {
        if (Needs(0))
            dx[0] = ConvolutionNode.Apply(_x.Value, dw, null, shape);
        if (Needs(1))
            dx[1] = ConvTransposeNode.Apply(_dy.Value, dw, shape);
    }

    public override void Release()
    {
        _dy.Release();
        _x.Release();
    }

    private readonly struct Body(ConvShape shape, TensorImpl dy, TensorImpl x, TensorImpl dw) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            Convolution.BackwardWeight<T>(shape, dy.Span<T>(), x.Span<T>(), dw.Span<T>());
    }
}
