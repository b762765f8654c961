using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A convolution and the max pooling behind it in one pass, where nobody looks at what lies between, recorded: the maxima are found while
/// the convolution's result is still in the first-level cache, and on the way back its gradient, three quarters of which are zeros, need
/// not go through memory either.
/// </summary>
internal sealed class PooledConvolutionNode(Tensor x, Tensor w, bool hasBias, ConvShape shape, Tensor positions) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _w = SavedTensor.Keep(w);
    private SavedTensor _positions = SavedTensor.Keep(positions);

    private PoolShape Windows =>
        new(shape.N * shape.F, shape.oH, shape.oW, 2, 2, 2, 2, 0, 0, 1, 1, shape.oH / 2, shape.oW / 2);

    /// <summary>Computes and records both, if they are of the kinds that one kernel can do.</summary>
    /// <param name="x">Images, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C/groups, kH, kW).</param>
    /// <param name="b">Bias, shape (F), or null.</param>
    /// <param name="shape">The convolution, whose sizes are known to agree.</param>
    /// <returns>Shape (N, F, oH/2, oW/2); null where it takes two passes.</returns>
    public static Tensor? TryApply(Tensor x, Tensor w, Tensor? b, in ConvShape shape)
    {
        if (x.Impl.Dtype != ScalarType.Float32 || !Convolution.Pools(shape))
            return null;
        long[] result = [shape.N, shape.F, shape.oH / 2, shape.oW / 2];
        var y = new Tensor(new TensorImpl(ScalarType.Float32, result));
        using var positions = new Tensor(new TensorImpl(ScalarType.Int32, result));
        var cx = x.Contiguous(out var temporaryX);
        var cw = w.Contiguous(out var temporaryW);
        Tensor? temporaryB = null;
        var cb = b?.Contiguous(out temporaryB);
        Convolution.ForwardPooled(shape, cx.Impl.Span<float>(), cw.Impl.Span<float>(), cb is null ? default : cb.Impl.Span<float>(),
            y.Impl.Span<float>(), positions.Impl.Span<int>());
        temporaryX?.Dispose();
        temporaryW?.Dispose();
        temporaryB?.Dispose();
        return Graph.Needed(x, w, b) ? Graph.Attach(y, new PooledConvolutionNode(x, w, b is not null, shape, positions), x, w, b) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        // Where the input's gradient is wanted too, that of the convolution's result is read twice and worth having.
        if (GradMode.Enabled || Needs(0) || !Convolution.Pools(shape))
        {
            // with the positions settled, the maxima are a linear function of what was convolved
            var between = LinearMapNode.Apply(dy, _positions.Value, Put, WindowMaxNode.Pick);
            ConvolutionNode.Gradients(between, _x, _w, shape, (Needs(0), Needs(1), hasBias && Needs(2)), dx);
            if (!GradMode.Enabled)
                between.Dispose();
            return;
        }
        var gradient = dy.Contiguous(out var temporary);
        if (Needs(1))
            dx[1] = WeightGradient(gradient);
        if (hasBias && Needs(2))
            dx[2] = ConvolutionNode.BiasGradient(gradient,
                new ConvShape(shape.N, shape.F, shape.oH / 2, shape.oW / 2, shape.F, 1, 1, 1, 1, 0, 0, 1, 1, 1));
        temporary?.Dispose();
    }

    public override void Release()
    {
        _x.Release();
        _w.Release();
        _positions.Release();
    }

    private Tensor WeightGradient(Tensor dy)
    {
        var x = _x.Value.Contiguous(out var temporary);
        var dw = new Tensor(new TensorImpl(ScalarType.Float32, [shape.F, shape.GroupC, shape.kH, shape.kW]));
        Convolution.BackwardWeightPooled(shape, dy.Impl.Span<float>(), _positions.Value.Impl.Span<int>(), x.Impl.Span<float>(),
            dw.Impl.Span<float>());
        temporary?.Dispose();
        return dw;
    }

    private Tensor Put(Tensor dy, Tensor? positions)
    {
        var gradient = dy.Contiguous(out var temporary);
        var result = new Tensor(new TensorImpl(ScalarType.Float32, [shape.N, shape.F, shape.oH, shape.oW]));
        MaxPool.Backward<float>(Windows, gradient.Impl.Span<float>(), positions!.Impl.Span<int>(), result.Impl.Span<float>());
        temporary?.Dispose();
        return result;
    }
}
