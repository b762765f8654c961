using static TorchSharp.torch;

namespace CourseKit.Grading;

/// <summary>
/// Inputs for checks, the same for the same seed, on every engine and platform. They do not touch the engine's own generator.
/// </summary>
public static class Given
{
    /// <summary>Normal numbers, mean 0 and deviation 1, rounded to two digits so that they can be read.</summary>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <param name="length">How many.</param>
    public static double[] Normal(int seed, int length) => (double[])Fill(seed, new double[length]);

    /// <inheritdoc cref="Normal(int, int)"/>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <param name="H">Rows.</param>
    /// <param name="W">Columns.</param>
    public static double[,] Normal(int seed, int H, int W) => (double[,])Fill(seed, new double[H, W]);

    /// <inheritdoc cref="Normal(int, int)"/>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <param name="C">Channels.</param>
    /// <param name="H">Rows.</param>
    /// <param name="W">Columns.</param>
    public static double[,,] Normal(int seed, int C, int H, int W) => (double[,,])Fill(seed, new double[C, H, W]);

    /// <inheritdoc cref="Normal(int, int)"/>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <param name="N">Images.</param>
    /// <param name="C">Channels.</param>
    /// <param name="H">Rows.</param>
    /// <param name="W">Columns.</param>
    public static double[,,,] Normal(int seed, int N, int C, int H, int W) => (double[,,,])Fill(seed, new double[N, C, H, W]);

    /// <summary>Normal numbers as a float32 tensor.</summary>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <param name="shape">Such as 2, 3, 8, 8.</param>
    public static Tensor Tensor(int seed, params long[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var values = Normal(seed, checked((int)shape.Aggregate(1L, (a, b) => a * b)));
        return tensor(Array.ConvertAll(values, v => (float)v), shape);
    }

    /// <summary>Whole numbers in a range.</summary>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <param name="low">Smallest.</param>
    /// <param name="high">One more than the largest.</param>
    /// <param name="length">How many.</param>
    public static int[] Integers(int seed, int low, int high, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(low, high))];
    }

    private static Array Fill(int seed, Array values)
    {
        var random = new Random(seed);      // with a seed, .NET promises the same sequence in every version
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (u, v) = (1 - random.NextDouble(), random.NextDouble());
            numbers[i] = Math.Round(Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v), 2);
        }
        Buffer.BlockCopy(numbers, 0, values, 0, numbers.Length * sizeof(double));
        return values;
    }
}
