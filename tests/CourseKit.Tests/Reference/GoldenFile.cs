using System.Text.Json;
using CourseKit.Reference;

namespace CourseKit.Tests.ReferenceTests;

/// <summary>Cases that tests/golden/reference_values.py wrote with PyTorch, in float64.</summary>
internal static class GoldenFile
{
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllBytes(Path())).RootElement.EnumerateArray()];

    public static IEnumerable<JsonElement> Of(string kind) => Cases.Where(entry => entry.GetProperty("case").GetString() == kind);

    public static int Int(this JsonElement entry, string name) => entry.GetProperty(name).GetInt32();

    public static double[] Vector(this JsonElement entry, string name) => [.. Numbers(entry.GetProperty(name))];

    public static double[,] Matrix(this JsonElement entry, string name) => (double[,])Fill(entry.GetProperty(name), new double[2]);

    public static double[,,] Array3D(this JsonElement entry, string name) => (double[,,])Fill(entry.GetProperty(name), new double[3]);

    public static double[,,,] Array4D(this JsonElement entry, string name) => (double[,,,])Fill(entry.GetProperty(name), new double[4]);

    /// <summary>Equal to rounding: both sides add up the same few products in double.</summary>
    public static void AssertClose(Array expected, Array actual)
    {
        Assert.Equal(Enumerable.Range(0, expected.Rank).Select(expected.GetLength),
            Enumerable.Range(0, actual.Rank).Select(actual.GetLength));
        Assert.All(expected.Flat().Zip(actual.Flat()), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    private static Array Fill(JsonElement element, double[] axes)
    {
        var sizes = new int[axes.Length];
        for (var (axis, inner) = (0, element); axis < sizes.Length; axis++, inner = inner[0])
            sizes[axis] = inner.GetArrayLength();
        var array = Array.CreateInstance(typeof(double), sizes);
        Buffer.BlockCopy(Numbers(element).ToArray(), 0, array, 0, array.Length * sizeof(double));
        return array;
    }

    private static IEnumerable<double> Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Numbers) : [element.GetDouble()];

    private static string Path([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "golden", "data", "reference.json");
}
