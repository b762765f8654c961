using System.Globalization;
using CourseKit.Torch.Kernels;

namespace CourseKit.Benchmarks;

/// <summary>Measures the kernels of one LeNet-5 training step, layer by layer, and matrix products, on one and on all threads.</summary>
internal static class KernelBench
{
    private const int Batch = 64;

    /// <summary>Prints microseconds and GFLOP/s per kernel, and the sum for a step.</summary>
    public static void LeNet5(int threads)
    {
        Threads.Count = threads;
        Console.WriteLine($"LeNet-5, batch {Batch}, {threads} thread(s)");
        double sum = 0;
        sum += Conv("C1", new ConvShape(Batch, 1, 28, 28, 6, 5, 5, 1, 1, 2, 2, 1, 1, 1), inputGradient: false);
        sum += Pool("S2", new PoolShape(Batch * 6, 28, 28, 2, 2, 2, 2, 0, 0, 1, 1, 14, 14));
        sum += Conv("C3", new ConvShape(Batch, 6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 1, 1, 1), inputGradient: true);
        sum += Pool("S4", new PoolShape(Batch * 16, 10, 10, 2, 2, 2, 2, 0, 0, 1, 1, 5, 5));
        sum += Linear("C5", 400, 120, inputGradient: true);
        sum += Linear("F6", 120, 84, inputGradient: true);
        sum += Linear("output", 84, 10, inputGradient: true);
        sum += Loss(10);
        sum += Sgd(61706);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sum {sum,8:F0} us"));
    }

    /// <summary>Prints the kernels of convolutions that larger networks use.</summary>
    public static void Convolutions(int threads)
    {
        Threads.Count = threads;
        Console.WriteLine($"Convolutions, {threads} thread(s)");
        foreach ((int n, int c, int size, int f) in (ReadOnlySpan<(int, int, int, int)>)
            [(64, 3, 32, 32), (64, 32, 32, 32), (64, 32, 16, 64), (64, 64, 16, 64), (64, 64, 8, 128), (64, 128, 8, 128)])
        {
            Conv($"VGG {c}->{f}, {size}x{size}", new ConvShape(n, c, size, size, f, 3, 3, 1, 1, 1, 1, 1, 1, 1), c > 3);
        }
        foreach ((int c, int size) in (ReadOnlySpan<(int, int)>)[(64, 32), (128, 16), (256, 8), (512, 4)])
            Conv($"ResNet {c}->{c}, {size}x{size}", new ConvShape(32, c, size, size, c, 3, 3, 1, 1, 1, 1, 1, 1, 1), true);
        Conv("ResNet 64->128, stride 2", new ConvShape(32, 64, 32, 32, 128, 3, 3, 2, 2, 1, 1, 1, 1, 1), true);
        Conv("ResNet 1x1, stride 2", new ConvShape(32, 64, 32, 32, 128, 1, 1, 2, 2, 0, 0, 1, 1, 1), true);
        Conv("1x1 64->128, 16x16", new ConvShape(32, 64, 16, 16, 128, 1, 1, 1, 1, 0, 0, 1, 1, 1), true);
        Conv("depthwise 64, 16x16", new ConvShape(32, 64, 16, 16, 64, 3, 3, 1, 1, 1, 1, 1, 1, 64), true);
    }

    /// <summary>Prints matrix products.</summary>
    public static void Products(int threads)
    {
        Threads.Count = threads;
        Console.WriteLine($"Matrix products, {threads} thread(s)");
        foreach (int size in (int[])[256, 1024, 2048])
            Product($"{size}", size, size, size, false, false);
        Linear("MLP 784->300", 784, 300, true);
        Linear("MLP 300->100", 300, 100, true);
    }

    private static double Conv(string name, ConvShape s, bool inputGradient)
    {
        float[] x = Random(s.XLength), w = Random(s.WLength), b = Random(s.F), y = Random(s.YLength);
        double flops = 2.0 * s.YLength * s.Taps;
        double sum = Line(name, "forward", flops, () => Convolution.Forward<float>(s, x, w, b, y));
        if (inputGradient)
            sum += Line(name, "dx", flops, () => Convolution.BackwardInput<float>(s, y, w, x));
        sum += Line(name, "dw", flops, () => Convolution.BackwardWeight<float>(s, y, x, w));
        return sum + Line(name, "db", s.YLength, () => Convolution.BackwardBias<float>(s, y, b));
    }

    private static double Pool(string name, PoolShape s)
    {
        float[] x = Random((long)s.Planes * s.InPixels), y = Random((long)s.Planes * s.OutPixels);
        int[] indices = new int[y.Length];
        return Line(name, "forward", x.Length, () => MaxPool.Forward<float>(s, x, y, indices))
            + Line(name, "dx", y.Length, () => MaxPool.Backward<float>(s, y, indices, x));
    }

    private static double Linear(string name, int inputs, int outputs, bool inputGradient)
    {
        float[] x = Random(Batch * inputs), w = Random(outputs * inputs), y = Random(Batch * outputs), b = Random(outputs);
        double flops = 2.0 * Batch * inputs * outputs;
        double sum = Line(name, "forward", flops,
            () => Gemm.Multiply<float>(false, true, Batch, outputs, inputs, x, inputs, w, inputs, y, outputs, false, b));
        if (inputGradient)
            sum += Line(name, "dx", flops, () =>
                Gemm.Multiply<float>(false, false, Batch, inputs, outputs, y, outputs, w, inputs, x, inputs));
        return sum + Line(name, "dw", flops, () =>
            Gemm.Multiply<float>(true, false, outputs, inputs, Batch, y, outputs, x, inputs, w, inputs));
    }

    private static void Product(string name, int m, int n, int k, bool transA, bool transB)
    {
        float[] a = Random((long)m * k), b = Random((long)k * n), c = Random((long)m * n);
        Line(name, "product", 2.0 * m * n * k, () =>
            Gemm.Multiply<float>(transA, transB, m, n, k, a, transA ? m : k, b, transB ? k : n, c, n));
    }

    private static double Loss(int classes)
    {
        float[] x = Random(Batch * classes), log = Random(Batch * classes), rows = Random(Batch);
        long[] targets = [.. Enumerable.Range(0, Batch).Select(i => (long)i % classes)];
        return Line("loss", "forward", 0, () => SoftmaxCrossEntropy.Forward<float>(x, targets, rows, log, Batch, classes))
            + Line("loss", "dx", 0, () => SoftmaxCrossEntropy.Backward<float>(log, targets, 1f / Batch, x, Batch, classes));
    }

    private static double Sgd(int parameters)
    {
        float[] p = Random(parameters), grad = Random(parameters), buf = Random(parameters);
        return Line("SGD", "step", 0, () => SgdStep.Run<float>(p, grad, buf, 1e-9f, 0.9f, 0, 0, false, false, false));
    }

    private static double Line(string name, string pass, double flops, Action call)
    {
        double time = Stopwatches.Microseconds(call);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name,-26} {pass,-8} {time,10:F1} us {flops / time / 1e3,8:F1} GFLOP/s"));
        return time;
    }

    private static float[] Random(long count)
    {
        var rng = new Random(1);
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = rng.NextSingle() - 0.5f;
        return values;
    }
}
