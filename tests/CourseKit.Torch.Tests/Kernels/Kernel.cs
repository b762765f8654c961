using System.Numerics;
using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

/// <summary>Helpers: random values, and running a kernel under every register width and several thread counts.</summary>
internal static class Kernel
{
    public static readonly int[] Widths = [512, 256, 128, 0];

    // float sums of up to a few thousand products of values around 1
    private const double FloatTolerance = 2e-4;
    private const double DoubleTolerance = 1e-11;

    public static T[] Random<T>(int seed, long count)
        where T : IFloatingPointIeee754<T>
    {
        var rng = new Random(seed);
        var values = new T[count];
        foreach (ref T value in values.AsSpan())
            value = T.CreateChecked(rng.NextDouble() * 2 - 1);
        return values;
    }

    public static double[] AsDouble<T>(this T[] values)
        where T : IFloatingPointIeee754<T> => Array.ConvertAll(values, v => double.CreateChecked(v));

    /// <summary>Runs the kernel in every width, each with 1, 2 and 3 threads: bits must not depend on threads, values must match.</summary>
    public static void Agrees<T>(double[] expected, Func<T[]> run, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double tolerance = typeof(T) == typeof(float) ? FloatTolerance : DoubleTolerance;
        foreach (int width in Widths)
        {
            T[] one = With(width, 1, run);
            Assert.Equal(expected.Length, one.Length);
            for (int i = 0; i < one.Length; i++)
            {
                double got = double.CreateChecked(one[i]);
                bool close = got.Equals(expected[i]) || Math.Abs(got - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
                Assert.True(close, $"{what}, width {width}: [{i}] is {got}, expected {expected[i]}");
            }
            foreach (int threads in (int[])[2, 3])
            {
                T[] more = With(width, threads, run);
                Assert.True(one.AsSpan().SequenceEqual(more) || one.AsDouble().SequenceEqual(more.AsDouble()),
                    $"{what}, width {width}: {threads} threads give other bits than one");
            }
        }
    }

    public static TResult With<TResult>(int width, int threads, Func<TResult> run)
    {
        (int oldWidth, int oldThreads) = (Simd.MaxWidth, Threads.Count);
        try
        {
            (Simd.MaxWidth, Threads.Count) = (width, threads);
            return run();
        }
        finally
        {
            (Simd.MaxWidth, Threads.Count) = (oldWidth, oldThreads);
        }
    }
}
