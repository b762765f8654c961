using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The windows of a 2-D pooling, worked out from its settings and the input's shape.</summary>
internal static class PoolGeometry
{
    /// <summary>Checks the settings and computes the output's size.</summary>
    public static PoolShape Of(Tensor x, (long H, long W) kernel, (long H, long W) stride, (long H, long W) padding,
        (long H, long W) dilation, bool ceilMode, string op)
    {
        var sizes = x.Impl.Sizes;
        if (sizes.Length is not (3 or 4))
            throw Errors.Torch($"{op}: Expected 3D or 4D (batch mode) tensor, but got input of size {Shapes.Format(sizes)}");
        if (kernel.H < 1 || kernel.W < 1 || stride.H < 1 || stride.W < 1 || dilation.H < 1 || dilation.W < 1)
            throw Errors.Torch(
                $"{op}: kernel size, stride and dilation should be greater than zero, got kernel ({kernel.H}, {kernel.W}), stride " +
                $"({stride.H}, {stride.W}), dilation ({dilation.H}, {dilation.W})");
        if (padding.H < 0 || padding.W < 0 || padding.H > kernel.H / 2 || padding.W > kernel.W / 2)
            throw Errors.Torch(
                $"{op}: pad should be at most half of kernel size, but got pad ({padding.H}, {padding.W}) and kernel size ({kernel.H}, " +
                $"{kernel.W})");
        long h = sizes[^2], w = sizes[^1];
        long oH = OutputSize(h, kernel.H, stride.H, padding.H, dilation.H, ceilMode),
            oW = OutputSize(w, kernel.W, stride.W, padding.W, dilation.W, ceilMode);
        if (oH < 1 || oW < 1)
            throw Errors.Torch($"{op}: Given input size: ({h}x{w}). Calculated output size: ({oH}x{oW}). Output size is too small");
        checked
        {
            return new PoolShape((int)Shapes.Count(sizes.AsSpan(..^2)), (int)h, (int)w, (int)kernel.H, (int)kernel.W, (int)stride.H,
                (int)stride.W,
                (int)padding.H, (int)padding.W, (int)dilation.H, (int)dilation.W, (int)oH, (int)oW);
        }
    }

    /// <summary>The output's shape.</summary>
    public static long[] ResultSizes(Tensor x, PoolShape shape) => [.. x.Impl.Sizes[..^2], shape.oH, shape.oW];

    /// <summary>Windows along one axis.</summary>
    public static long OutputSize(long size, long kernel, long stride, long padding, long dilation, bool ceilMode)
    {
        long reach = size + 2 * padding - dilation * (kernel - 1) - 1 + (ceilMode ? stride - 1 : 0);
        long windows = (long)Math.Floor((double)reach / stride) + 1;
        // the last window must begin inside the image or its left padding
        return ceilMode && (windows - 1) * stride >= size + padding ? windows - 1 : windows;
    }
}
