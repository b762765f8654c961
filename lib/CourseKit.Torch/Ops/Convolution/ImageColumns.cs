using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The windows of images as columns, and their adjoint, recorded: each one's gradient is the other.</summary>
/// <param name="planes">Each plane as an image of its own: N = batch * channels, one channel.</param>
/// <param name="images">Shape (N, C, H, W).</param>
/// <param name="columns">Shape (N, C kH kW, oH oW).</param>
internal sealed class ImageColumns(ConvShape planes, long[] images, long[] columns)
{
    /// <summary>Columns of images.</summary>
    public Tensor Unfold(Tensor x) => LinearMapNode.Apply(x, null, Gather, Scatter);

    /// <summary>Images of which each pixel is the sum of the numbers that stand for it in the columns.</summary>
    public Tensor Fold(Tensor x) => LinearMapNode.Apply(x, null, Scatter, Gather);

    private Tensor Gather(Tensor x, Tensor? none) => Run(x, columns, fold: false);

    private Tensor Scatter(Tensor x, Tensor? none) => Run(x, images, fold: true);

    private Tensor Run(Tensor from, long[] to, bool fold)
    {
        var c = from.Contiguous(out var temporary);
        var result = new Tensor(new TensorImpl(from.Impl.Dtype, to));
        Dispatch.Float(from.Impl.Dtype, fold ? "col2im" : "im2col", new Body(planes, c.Impl, result.Impl, fold));
        temporary?.Dispose();
        return result;
    }

    private readonly struct Body(ConvShape planes, TensorImpl from, TensorImpl to, bool fold) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (fold)
                WindowColumns.Fold<T>(planes, from.Span<T>(), to.Span<T>());
            else
                WindowColumns.Unfold<T>(planes, from.Span<T>(), to.Span<T>());
        }
    }
}
