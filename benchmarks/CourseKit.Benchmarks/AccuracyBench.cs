using System.Globalization;
using CourseKit.Torch.Kernels;

namespace CourseKit.Benchmarks;

/// <summary>Measures the rounding errors of 3x3 convolutions: minimal filtering beside the matrix product, both against double.</summary>
internal static class AccuracyBench
{
    private const int Images = 8, Size = 16, Filters = 32;

    /// <summary>Prints the largest error in units of the largest value, and the typical error in units of the typical value.</summary>
    public static void Winograd()
    {
        Console.WriteLine("channels  pass     winograd max   rms       product max    rms");
        foreach (int channels in (int[])[16, 64, 128, 256, 512])
        {
            var s = new ConvShape(Images, channels, Size, Size, Filters, 3, 3, 1, 1, 1, 1, 1, 1, 1);
            float scale = MathF.Sqrt(2f / s.Taps);
            double[] x = Values(1, s.XLength, v => Math.Max(v, 0)), w = Values(2, s.WLength, v => v * scale),
                dy = Values(3, s.YLength, v => v);
            double[] exact = new double[s.YLength], exactW = new double[s.WLength];
            Convolution.Forward<double>(s, x, w, [], exact);
            Convolution.BackwardWeight<double>(s, dy, x, exactW);
            Print(channels, "forward", exact, way => Run(way, s.YLength, y => Convolution.Forward<float>(s, Single(x), Single(w), [], y)));
            Print(channels, "dw", exactW, way => Run(way, s.WLength, d => Convolution.BackwardWeight<float>(s, Single(dy), Single(x), d)));
        }
    }

    private static void Print(int channels, string pass, double[] exact, Func<ConvolutionWay, float[]> run)
    {
        (double max, double rms) = Errors(exact, run(ConvolutionWay.Winograd));
        (double productMax, double productRms) = Errors(exact, run(ConvolutionWay.Product));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{channels,8}  {pass,-8} {max:e1}        {rms:e1}   {productMax:e1}        {productRms:e1}"));
    }

    private static (double Max, double Rms) Errors(double[] exact, float[] values)
    {
        double[] errors = [.. exact.Zip(values, (e, v) => e - v)];
        return (errors.Max(Math.Abs) / exact.Max(Math.Abs), Math.Sqrt(errors.Sum(e => e * e) / exact.Sum(e => e * e)));
    }

    private static float[] Run(ConvolutionWay way, long length, Action<float[]> call)
    {
        var values = new float[length];
        Convolution.Forced = way;
        call(values);
        Convolution.Forced = null;
        return values;
    }

    private static float[] Single(double[] values) => Array.ConvertAll(values, v => (float)v);

    /// <summary>Values that are exact in float.</summary>
    private static double[] Values(int seed, long count, Func<float, float> map)
    {
        var rng = new Random(seed);
        var values = new double[count];
        foreach (ref double value in values.AsSpan())
            value = map(rng.NextSingle() * 2 - 1);
        return values;
    }
}
