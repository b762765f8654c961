using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed class PoolTests
{
    // Planes H W, kernel, stride, padding, dilation (height, width each), oH oW
    private static readonly PoolShape[] Shapes =
    [
        new(1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1),
        new(6, 28, 28, 2, 2, 2, 2, 0, 0, 1, 1, 14, 14),
        new(5, 10, 10, 2, 2, 2, 2, 0, 0, 1, 1, 5, 5),
        new(3, 11, 9, 2, 2, 2, 2, 0, 0, 1, 1, 5, 4),
        new(3, 5, 5, 2, 2, 2, 2, 0, 0, 1, 1, 3, 3),        // ceil_mode: the last windows reach over the edge
        new(4, 7, 8, 3, 3, 2, 2, 1, 1, 1, 1, 4, 4),
        new(2, 9, 7, 3, 2, 1, 3, 1, 1, 1, 1, 9, 3),
        new(2, 9, 9, 2, 2, 4, 3, 0, 0, 1, 1, 2, 3),
        new(0, 4, 4, 2, 2, 2, 2, 0, 0, 1, 1, 2, 2),
        new(700, 6, 6, 2, 2, 2, 2, 0, 0, 1, 1, 3, 3),
    ];

    private static readonly PoolShape Dilated = new(3, 9, 10, 3, 2, 2, 1, 1, 1, 2, 3, 4, 9);

    public static TheoryData<int> ShapeNumbers => [.. Enumerable.Range(0, Shapes.Length)];

    [Theory]
    [MemberData(nameof(ShapeNumbers))]
    public void MaxPool_AnyGeometry_MatchesPlainLoops(int number) => CompareMax(Shapes[number]);

    [Fact]
    public void MaxPool_Dilated_MatchesPlainLoops() => CompareMax(Dilated);

    [Theory]
    [MemberData(nameof(ShapeNumbers))]
    public void AvgPool_AnyGeometry_MatchesPlainLoops(int number)
    {
        PoolShape s = Shapes[number];
        foreach ((bool count, long? divisor) in new (bool, long?)[] { (true, null), (false, null), (true, 7) })
        {
            float[] x = Kernel.Random<float>(1, s.Planes * s.InPixels), dy = Kernel.Random<float>(2, s.Planes * s.OutPixels);
            var (y, dx) = (new double[dy.Length], new double[x.Length]);
            for (int at = 0; at < y.Length; at++)
            {
                List<int> window = Window(s, at, out int whole);
                double size = divisor ?? (count ? whole : window.Count);
                foreach (int pixel in window)
                {
                    y[at] += x[pixel] / size;
                    dx[pixel] += dy[at] / size;
                }
            }
            Kernel.Agrees(y, () =>
            {
                var t = new float[y.Length];
                AvgPool.Forward<float>(s, x, t, count, divisor);
                return t;
            }, $"{s} {count} {divisor}");
            Kernel.Agrees(dx, () =>
            {
                var t = new float[dx.Length];
                Array.Fill(t, float.NaN);
                AvgPool.Backward<float>(s, dy, t, count, divisor);
                return t;
            }, $"dx {s} {count} {divisor}");
        }
    }

    [Fact]
    public void MaxPool_TiesAndNaN_FirstMaximumWinsAndNaNWinsOverAll()
    {
        var s = new PoolShape(1, 2, 8, 2, 2, 2, 2, 0, 0, 1, 1, 1, 4);
        float nan = float.NaN, low = float.NegativeInfinity;
        float[] x = [3, 3, 1, nan, 0, 0, low, low, 3, 3, 9, 2, 5, 5, low, low];
        foreach (int width in Kernel.Widths)
        {
            var (y, indices) = (new float[4], new int[4]);
            Kernel.With(width, 1, () =>
            {
                MaxPool.Forward<float>(s, x, y, indices);
                return 0;
            });
            Assert.Equal([3, nan, 5, low], y);
            Assert.Equal([0, 3, 12, 6], indices);
        }
    }

    private static void CompareMax(PoolShape s)
    {
        // few distinct values, so that ties happen
        float[] x = Array.ConvertAll(Kernel.Random<float>(1, s.Planes * s.InPixels), v => MathF.Round(v * 8));
        float[] dy = Kernel.Random<float>(2, s.Planes * s.OutPixels);
        var (y, dx, indices) = (new double[dy.Length], new double[x.Length], new int[dy.Length]);
        for (int at = 0; at < y.Length; at++)
        {
            int best = -1;
            foreach (int pixel in Window(s, at, out _))
            {
                if (best < 0 || x[pixel] > x[best])
                    best = pixel;
            }
            y[at] = x[best];
            dx[best] += dy[at];
            indices[at] = best % s.InPixels;
        }
        Kernel.Agrees(y, () => Pool(out _), $"{s}");
        Kernel.Agrees(Array.ConvertAll(indices, i => (double)i), () =>
        {
            Pool(out int[] found);
            return Array.ConvertAll(found, i => (double)i);
        }, $"indices {s}");
        Kernel.Agrees(dx, () =>
        {
            var t = new float[dx.Length];
            Array.Fill(t, float.NaN);
            MaxPool.Backward<float>(s, dy, indices, t);
            return t;
        }, $"dx {s}");
        Kernel.Agrees(y, () =>
        {
            var t = new double[y.Length];
            MaxPool.Forward<double>(s, x.AsDouble(), t, []);
            return t;
        }, $"double {s}");

        float[] Pool(out int[] found)
        {
            var t = new float[y.Length];
            found = new int[y.Length];
            MaxPool.Forward<float>(s, x, t, found);
            return t;
        }
    }

    /// <summary>Pixels under output number <paramref name="at"/>; <paramref name="whole"/> counts the padded ones too.</summary>
    private static List<int> Window(PoolShape s, int at, out int whole)
    {
        int p = at / s.OutPixels, i = at % s.OutPixels / s.oW, j = at % s.oW;
        var inside = new List<int>();
        whole = 0;
        for (int t = 0; t < s.kH * s.kW; t++)
        {
            int row = i * s.strideH + t / s.kW * s.dilationH - s.padH, col = j * s.strideW + t % s.kW * s.dilationW - s.padW;
            if (row >= 0 && row < s.H && col >= 0 && col < s.W)
                inside.Add((p * s.H + row) * s.W + col);
            if (row < s.H + s.padH && col < s.W + s.padW)
                whole++;
        }
        return inside;
    }
}
