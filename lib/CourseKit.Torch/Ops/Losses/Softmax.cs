using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>exp(x) divided by its sum along a dimension: numbers from 0 to 1 that add up to 1.</summary>
        /// <param name="dim">Dimension along which they add up.</param>
        /// <param name="dtype">Element type to convert to first.</param>
        public Tensor softmax(long dim, ScalarType? dtype = null) => SoftmaxNode.Apply(this, dim, dtype, logarithm: false);

        /// <summary>The logarithm of <see cref="softmax"/>, computed without overflow.</summary>
        /// <param name="dim">Dimension along which the exponentials add up to 1.</param>
        /// <param name="dtype">Element type to convert to first.</param>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => SoftmaxNode.Apply(this, dim, dtype, logarithm: true);
    }

    /// <inheritdoc cref="Tensor.softmax"/>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    public static partial class nn
    {
        public static partial class functional
        {
            /// <inheritdoc cref="Tensor.softmax"/>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>The logarithm of softmax along a dimension.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
        }
    }
}

/// <summary>Softmax and its logarithm along one dimension.</summary>
internal sealed class SoftmaxNode(torch.Tensor y, long dim, bool logarithm) : UnaryOutputNode
{
    private SavedTensor _y = SavedTensor.Keep(y);

    /// <summary>Computes and records.</summary>
    public static torch.Tensor Apply(torch.Tensor x, long dim, torch.ScalarType? dtype, bool logarithm)
    {
        int rank = x.Impl.Sizes.Length, d = Shapes.Dimension(dim, rank);
        if (dtype is { } wanted && wanted != x.Impl.Dtype)
        {
            using var converted = x.to_type(wanted);
            return Apply(converted, dim, null, logarithm);
        }
        if (d < rank - 1)       // the kernel runs along the last dimension
            return torch.WrappedTensorDisposeScope(() => Apply(x.transpose(d, -1), -1, null, logarithm).transpose(d, -1).contiguous());
        var c = x.Contiguous(out var temporary);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
        Dispatch.Float(x.Impl.Dtype, logarithm ? "log_softmax" : "softmax", new Body(c.Impl, y.Impl, logarithm));
        temporary?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new SoftmaxNode(y, dim, logarithm), x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        var y = _y.Value;
        if (GradMode.Enabled)       // second derivatives: the formula in differentiable operations
        {
            dx[0] = logarithm ? dy.sub(y.exp().mul(dy.sum(dim, keepdim: true))) : y.mul(dy.sub(dy.mul(y).sum(dim, keepdim: true)));
            return;
        }
        var c = dy.Contiguous(out _);
        var result = new torch.Tensor(new TensorImpl(y.Impl.Dtype, y.Impl.Sizes));
        Dispatch.Float(y.Impl.Dtype, "softmax_backward", new GradientBody(c.Impl, y.Impl, result.Impl, logarithm));
        dx[0] = result;
    }

    public override void Release() => _y.Release();

    private static (int Rows, int Classes) Layout(TensorImpl impl)
    {
        int classes = impl.Sizes.Length == 0 ? 1 : checked((int)impl.Sizes[^1]);
        return (classes == 0 ? 0 : checked((int)(impl.Count / classes)), classes);
    }

    private readonly struct Body(TensorImpl x, TensorImpl y, bool logarithm) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            var (rows, classes) = Layout(x);
            if (logarithm)
                SoftmaxCrossEntropy.LogSoftmax<T>(x.Span<T>(), y.Span<T>(), rows, classes);
            else
                SoftmaxCrossEntropy.Softmax<T>(x.Span<T>(), y.Span<T>(), rows, classes);
        }
    }

    private readonly struct GradientBody(TensorImpl dy, TensorImpl y, TensorImpl dx, bool logarithm) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            var (rows, classes) = Layout(y);
            if (logarithm)
                SoftmaxCrossEntropy.LogSoftmaxBackward<T>(dy.Span<T>(), y.Span<T>(), dx.Span<T>(), rows, classes);
            else
                SoftmaxCrossEntropy.SoftmaxBackward<T>(dy.Span<T>(), y.Span<T>(), dx.Span<T>(), rows, classes);
        }
    }
}
