using System.Globalization;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests;

/// <summary>Compares tensors with expected numbers; a failure says where, what was expected and what came.</summary>
internal static class TensorAssert
{
    /// <summary>The smallest normal numbers: below them a result has few bits, or none where the processor flushes to zero.</summary>
    private const double SmallestFloat32 = 1.17549435e-38, SmallestFloat64 = 2.2250738585072014e-308;

    /// <summary>
    /// The terms that sums, softmax and losses add up are of order 1: where they cancel, the error is theirs, not the remainder's.
    /// </summary>
    private const double LeastScale = 0.1;

    /// <summary>Type, shape and elements. Errors are relative to each element if strict, else to at least the root mean square.</summary>
    public static void Equal(
        ScalarType dtype, long[] shape, double[] expected, Tensor actual, bool strict, string what, bool computedInSingle = false)
    {
        Assert.True(dtype == actual.dtype, $"{what}: expected type {dtype}, got {actual.dtype}");
        Assert.True(shape.SequenceEqual(actual.shape), $"{what}: expected shape {Row(shape)}, got {Row(actual.shape)}");
        var tolerance = dtype switch
        {
            ScalarType.Float64 when !computedInSingle => Tolerance.Float64,
            ScalarType.Float32 or ScalarType.Float64 => Tolerance.Float32,
            _ => 0,
        };
        var smallest = dtype == ScalarType.Float32 ? SmallestFloat32 : SmallestFloat64;
        Near(expected, Values.Of(actual), tolerance, strict, what, shape, smallest);
    }

    /// <summary>Numbers within a relative tolerance.</summary>
    public static void Near(
        double[] expected, double[] actual, double tolerance, bool strict, string what, long[]? shape = null, double floor = 0)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: expected {expected.Length} elements, got {actual.Length}");
        var scale = strict ? 0 : Math.Max(RootMeanSquare(expected), LeastScale);
        var wrong = 0;
        var first = -1;
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = tolerance == 0 ? 0 : Math.Max(tolerance * Math.Max(Math.Abs(expected[i]), scale), floor);
            if (Same(expected[i], actual[i], allowed)) continue;
            if (first < 0) first = i;
            wrong++;
        }
        if (wrong == 0) return;
        var place = shape is { Length: > 1 } ? string.Join(", ", Index(first, shape)) : first.ToString(CultureInfo.InvariantCulture);
        Assert.Fail($"{what}[{place}]: expected {Text(expected[first])}, got {Text(actual[first])} " +
            $"(relative tolerance {Text(tolerance)}; {wrong} of {expected.Length} elements differ)\n" +
            $"  expected {Row(expected)}\n  got      {Row(actual)}");
    }

    private static bool Same(double expected, double actual, double allowed) =>
        double.IsNaN(expected) ? double.IsNaN(actual)
        : expected == actual || (double.IsFinite(expected) && Math.Abs(expected - actual) <= allowed);

    private static double RootMeanSquare(double[] values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? 0 : Math.Sqrt(finite.Sum(v => v * v) / finite.Length);
    }

    private static long[] Index(long flat, long[] shape)
    {
        var index = new long[shape.Length];
        for (var d = shape.Length - 1; d >= 0; flat /= shape[d], d--) index[d] = flat % shape[d];
        return index;
    }

    private static string Row(long[] shape) => $"({string.Join(", ", shape)})";

    private static string Row(double[] values) => string.Join(", ", values.Take(12).Select(Text)) + (values.Length > 12 ? ", …" : "");

    private static string Text(double value) => value.ToString("g9", CultureInfo.InvariantCulture);
}
