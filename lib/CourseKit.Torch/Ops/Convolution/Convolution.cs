using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// 2-D cross-correlation (which frameworks call convolution) of a batch, recorded: y[n,f,i,j] = b[f] + sum over c,u,v of
/// x[n, c, i*stride+u*dilation-padding, j*stride+v*dilation-padding] * w[f,c,u,v].
/// </summary>
internal sealed class ConvolutionNode(Tensor x, Tensor w, bool hasBias, ConvShape shape) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _w = SavedTensor.Keep(w);

    /// <summary>Checks, computes and records.</summary>
    /// <param name="x">Images, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C/groups, kH, kW).</param>
    /// <param name="b">Bias, shape (F), or null.</param>
    /// <param name="stride">Vertical and horizontal stride, in pixels.</param>
    /// <param name="padding">Zeros above and below, left and right, in pixels.</param>
    /// <param name="dilation">Distance between the kernel's taps, in pixels.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <returns>Feature maps, shape (N, F, oH, oW).</returns>
    public static Tensor Apply(Tensor x, Tensor w, Tensor? b, (long H, long W) stride, (long H, long W) padding,
        (long H, long W) dilation, long groups)
    {
        return Apply(x, w, b, ShapeOf(x, w, b, stride, padding, dilation, groups));
    }

    /// <summary>Computes and records a convolution whose sizes are known to agree.</summary>
    public static Tensor Apply(Tensor x, Tensor w, Tensor? b, ConvShape shape)
    {
        var cx = x.Contiguous(out var temporaryX);
        var cw = w.Contiguous(out var temporaryW);
        Tensor? temporaryB = null;
        var cb = b?.Contiguous(out temporaryB);
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, [shape.N, shape.F, shape.oH, shape.oW]));
        Dispatch.Float(x.Impl.Dtype, "conv2d", new ForwardBody(shape, cx.Impl, cw.Impl, cb?.Impl, y.Impl));
        temporaryX?.Dispose();
        temporaryW?.Dispose();
        temporaryB?.Dispose();
        return Graph.Needed(x, w, b) ? Graph.Attach(y, new ConvolutionNode(x, w, b is not null, shape), x, w, b) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx) =>
        Gradients(dy, _x, _w, shape, (Needs(0), Needs(1), hasBias && Needs(2)), dx);

    /// <summary>The gradients of input, weight and bias, as far as they are needed.</summary>
    public static void Gradients(Tensor dy, in SavedTensor x, in SavedTensor w, in ConvShape shape, (bool X, bool W, bool B) needed,
        Span<Tensor?> dx)
    {
        // one copy for all, unless the copy would have to be recorded
        var gradient = GradMode.Enabled ? dy : dy.Contiguous(out _);
        if (needed.X)
            dx[0] = ConvTransposeNode.Apply(gradient, w.Value, shape);
        if (needed.W)
            dx[1] = ConvWeightGradientNode.Apply(gradient, x.Value, shape);
        if (needed.B)
            dx[2] = GradMode.Enabled ? dy.sum([0, 2, 3]) : BiasGradient(gradient, shape);
    }

    public override void Release()
    {
        _x.Release();
        _w.Release();
    }

    /// <summary>The sum of a contiguous dy over images and pixels, computed outside autograd.</summary>
    public static Tensor BiasGradient(Tensor dy, in ConvShape shape)
    {
        var db = new Tensor(new TensorImpl(dy.Impl.Dtype, [shape.F]));
        Dispatch.Float(dy.Impl.Dtype, "conv2d_backward", new BiasBody(shape, dy.Impl, db.Impl));
        return db;
    }

    /// <summary>Checks that the sizes agree.</summary>
    public static ConvShape ShapeOf(Tensor x, Tensor w, Tensor? b, (long H, long W) stride, (long H, long W) padding,
        (long H, long W) dilation, long groups)
    {
        var (xs, ws) = (x.Impl.Sizes, w.Impl.Sizes);
        if (x.Impl.Dtype != w.Impl.Dtype || b is not null && b.Impl.Dtype != x.Impl.Dtype)
            throw Errors.Torch($"Input type ({x.Impl.Dtype.TorchName()}) and weight type ({w.Impl.Dtype.TorchName()}) should be the same");
        if (stride.H < 1 || stride.W < 1)
            throw Errors.Torch($"non-positive stride is not supported, got ({stride.H}, {stride.W})");
        if (dilation.H < 1 || dilation.W < 1)
            throw Errors.Torch($"dilation should be greater than zero, got ({dilation.H}, {dilation.W})");
        if (padding.H < 0 || padding.W < 0)
            throw Errors.Torch($"negative padding is not supported, got ({padding.H}, {padding.W})");
        if (groups < 1 || ws[0] % groups != 0)
            throw Errors.Torch(
                $"expected weight to be at least {groups} at dimension 0 and divisible by groups, but got weight of size " +
                $"{Shapes.Format(ws)}");
        if (xs[1] != ws[1] * groups)
            throw Errors.Torch(
                $"Given groups={groups}, weight of size {Shapes.Format(ws)}, expected input{Shapes.Format(xs)} to have {ws[1] * groups} " +
                $"channels, but got {xs[1]} channels instead");
        if (b is not null && b.Impl.Sizes is not [_] || b is not null && b.Impl.Sizes[0] != ws[0])
            throw Errors.Torch(
                $"Given weight of size {Shapes.Format(ws)}, expected bias to be 1-dimensional with {ws[0]} elements, but got bias of " +
                $"size {Shapes.Format(b!.Impl.Sizes)} instead");
        if (xs[2] + 2 * padding.H < dilation.H * (ws[2] - 1) + 1 || xs[3] + 2 * padding.W < dilation.W * (ws[3] - 1) + 1)
            throw Errors.Torch($"Calculated padded input size per channel: ({xs[2] + 2 * padding.H} x {xs[3] + 2 * padding.W}). " +
                               $"Kernel size: ({dilation.H * (ws[2] - 1) + 1} x {dilation.W * (ws[3] - 1) + 1}). Kernel size can't be " +
                               "greater than actual input size");
        checked
        {
            return new ConvShape((int)xs[0], (int)xs[1], (int)xs[2], (int)xs[3], (int)ws[0], (int)ws[2], (int)ws[3],
                (int)stride.H, (int)stride.W, (int)padding.H, (int)padding.W, (int)dilation.H, (int)dilation.W, (int)groups);
        }
    }

    private readonly struct ForwardBody(ConvShape shape, TensorImpl x, TensorImpl w, TensorImpl? b, TensorImpl y) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            Convolution.Forward<T>(shape, x.Span<T>(), w.Span<T>(), b is null ? default : b.Span<T>(), y.Span<T>());
    }

    private readonly struct BiasBody(ConvShape shape, TensorImpl dy, TensorImpl db) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            Convolution.BackwardBias<T>(shape, dy.Span<T>(), db.Span<T>());
    }
}
