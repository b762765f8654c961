using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Torch.Tests.Laws;

/// <summary>A convolution's sizes: batch, channels and filters per group, image, kernel, stride, padding, dilation.</summary>
internal sealed record WindowGeometry(
    int N, int Groups, int C, int F, int[] Image, int[] Kernel, int[] Stride, int[] Padding, int[] Dilation)
{
    /// <summary>Geometries whose kernel fits; stride may exceed the kernel, padding the image.</summary>
    public static Gen<WindowGeometry> Any =>
        (from n in Gen.Choose(1, 2)
         from groups in Gen.Choose(1, 3)
         from c in Gen.Choose(1, 2)
         from f in Gen.Choose(1, 2)
         from image in Gen.Choose(1, 9).ArrayOf(2)
         from kernel in Gen.Choose(1, 4).ArrayOf(2)
         from stride in Gen.Choose(1, 4).ArrayOf(2)
         from padding in Gen.Choose(0, 2).ArrayOf(2)
         from dilation in Gen.Choose(1, 3).ArrayOf(2)
         select new WindowGeometry(n, groups, c, f, image, kernel, stride, padding, dilation))
        .Where(g => g.Output(0) > 0 && g.Output(1) > 0);

    public long[] InputShape => [N, Groups * C, Image[0], Image[1]];

    public long[] WeightShape => [Groups * F, C, Kernel[0], Kernel[1]];

    /// <summary>The number of windows along an axis; not positive when the kernel does not fit.</summary>
    public int Output(int axis)
    {
        var room = Image[axis] + 2 * Padding[axis] - Dilation[axis] * (Kernel[axis] - 1) - 1;
        return room < 0 ? 0 : room / Stride[axis] + 1;
    }

    /// <summary>The convolution as its definition says, one sum per output element: slow and plain, the oracle.</summary>
    public double[] Convolve(double[] x, double[] w)
    {
        var (oH, oW, channels) = (Output(0), Output(1), Groups * C);
        var y = new double[N * Groups * F * oH * oW];
        for (var at = 0; at < y.Length; at++)
        {
            var (j, i, f, n) = (at % oW, at / oW % oH, at / (oW * oH) % (Groups * F), at / (oW * oH * Groups * F));
            for (var c = 0; c < C; c++)
            {
                for (var u = 0; u < Kernel[0]; u++)
                {
                    for (var v = 0; v < Kernel[1]; v++)
                    {
                        var (row, column) = (i * Stride[0] - Padding[0] + u * Dilation[0], j * Stride[1] - Padding[1] + v * Dilation[1]);
                        if (row < 0 || row >= Image[0] || column < 0 || column >= Image[1]) continue;
                        var channel = f / F * C + c;
                        var pixel = x[((n * channels + channel) * Image[0] + row) * Image[1] + column];
                        y[at] += pixel * w[((f * C + c) * Kernel[0] + u) * Kernel[1] + v];
                    }
                }
            }
        }
        return y;
    }
}
