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
        Dispatch.Float(x.Impl.Dtype, "conv_transpose2d", new Body(adjoint, 0, cx.Impl, cw.Impl, y.Impl));
        temporaryX?.Dispose();
        temporaryW?.Dispose();
        return Graph.Needed(x, w) ? Graph.Attach(y, new ConvTransposeNode(x, w, adjoint), x, w) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        if (GradMode.Enabled)
            throw Errors.Torch("second derivatives of a transposed convolution are not supported by the embedded engine.");
        var gradient = dy.Contiguous(out var temporary);
        if (Needs(0))
            dx[0] = Gradient(1, gradient, _w.Value, _x.Value.Impl.Sizes);
        if (Needs(1))
            dx[1] = Gradient(2, gradient, _x.Value, _w.Value.Impl.Sizes);
        temporary?.Dispose();
    }

    public override void Release()
    {
        _x.Release();
        _w.Release();
    }

    private Tensor Gradient(int task, Tensor dy, Tensor other, long[] sizes)
    {
        var c = other.Contiguous(out var temporary);
        var result = new Tensor(new TensorImpl(dy.Impl.Dtype, sizes));
        Dispatch.Float(dy.Impl.Dtype, "conv_transpose2d_backward", new Body(adjoint, task, dy.Impl, c.Impl, result.Impl));
        temporary?.Dispose();
        return result;
    }

    /// <summary>Task 0: y from x and w. Task 1: dx from dy and w. Task 2: dw from dy and x.</summary>
    private readonly struct Body(ConvShape adjoint, int task, TensorImpl from, TensorImpl other, TensorImpl to) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (task == 0)
                Convolution.BackwardInput<T>(adjoint, from.Span<T>(), other.Span<T>(), to.Span<T>());
            else if (task == 1)
                Convolution.Forward<T>(adjoint, from.Span<T>(), other.Span<T>(), default, to.Span<T>());
            else
                Convolution.BackwardWeight<T>(adjoint, other.Span<T>(), from.Span<T>(), to.Span<T>());
        }
    }
}
