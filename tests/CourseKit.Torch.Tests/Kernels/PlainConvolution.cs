using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

/// <summary>Convolution as its definition reads, in double.</summary>
internal static class PlainConvolution
{
    public static double[] Forward(ConvShape s, double[] x, double[] w, double[] b)
    {
        var y = new double[s.YLength];
        for (int i = 0; i < y.Length; i++)
            y[i] = b[i / s.Pixels % s.F];
        foreach (var (at, pixel, weight) in Products(s))
            y[at] += x[pixel] * w[weight];
        return y;
    }

    public static (double[] Dx, double[] Dw, double[] Db) Backward(ConvShape s, double[] dy, double[] x, double[] w)
    {
        var (dx, dw, db) = (new double[s.XLength], new double[s.WLength], new double[s.F]);
        for (int i = 0; i < dy.Length; i++)
            db[i / s.Pixels % s.F] += dy[i];
        foreach (var (at, pixel, weight) in Products(s))
        {
            dx[pixel] += dy[at] * w[weight];
            dw[weight] += dy[at] * x[pixel];
        }
        return (dx, dw, db);
    }

    /// <summary>Every (output, input, weight) that meet.</summary>
    private static IEnumerable<(int At, int Pixel, int Weight)> Products(ConvShape s)
    {
        for (int at = 0; at < s.YLength; at++)
        {
            int j = at % s.oW, i = at / s.oW % s.oH, f = at / s.Pixels % s.F, n = at / s.Pixels / s.F;
            for (int t = 0; t < s.Taps; t++)
            {
                int v = t % s.kW, u = t / s.kW % s.kH, c = f / s.GroupF * s.GroupC + t / s.kW / s.kH;
                int row = i * s.strideH + u * s.dilationH - s.padH, col = j * s.strideW + v * s.dilationW - s.padW;
                if (row >= 0 && row < s.H && col >= 0 && col < s.W)
                    yield return (at, ((n * s.C + c) * s.H + row) * s.W + col, f * s.Taps + t);
            }
        }
    }
}
