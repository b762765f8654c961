using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>A tensor of a golden file: type, shape, elements, and for an input the steps from leaf to what the op sees.</summary>
internal sealed class GoldenTensor(JsonElement json)
{
    public ScalarType Dtype { get; } = DtypeOf(json.GetProperty("dtype").GetString()!);

    public long[] Shape { get; } = Array.ConvertAll(Numbers(json.GetProperty("shape")), v => (long)v);

    public double[] Data { get; } = Numbers(json.GetProperty("data"));

    /// <summary>Shape and layout, as text.</summary>
    public string Layout => string.Join('x', Shape) + (json.TryGetProperty("view", out var steps) ? steps.GetRawText() : "");

    /// <summary>The tensor itself: a leaf without history.</summary>
    public Tensor Make() => Values.Make(Dtype, Shape, Data);

    /// <summary>What the op sees: <paramref name="leaf"/> through the view's steps.</summary>
    public Tensor View(Tensor leaf)
    {
        if (!json.TryGetProperty("view", out var steps)) return leaf;
        foreach (var step in steps.EnumerateArray())
        {
            var p = step.EnumerateArray().Skip(1).Select(v => v.GetInt64()).ToArray();
            leaf = step[0].GetString() switch
            {
                "transpose" => leaf.transpose(p[0], p[1]),
                "permute" => leaf.permute(p),
                "select" => leaf.select(p[0], p[1]),
                "narrow" => leaf.narrow(p[0], p[1], p[2]),
                "slice" => leaf.slice(p[0], p[1], p[2], p[3]),
                "expand" => leaf.expand(p),
                "unsqueeze" => leaf.unsqueeze(p[0]),
                var other => throw new InvalidDataException($"The golden files know no view step '{other}'."),
            };
        }
        return leaf;
    }

    /// <summary>A list of numbers in which NaN and the infinities are the strings "nan", "inf" and "-inf".</summary>
    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number
        ? v.GetDouble()
        : v.GetString() switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN })];

    /// <summary>PyTorch's name of a type.</summary>
    public static ScalarType DtypeOf(string name) => name switch
    {
        "float32" => ScalarType.Float32,
        "float64" => ScalarType.Float64,
        "int64" => ScalarType.Int64,
        "int32" => ScalarType.Int32,
        "uint8" => ScalarType.Byte,
        "bool" => ScalarType.Bool,
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The golden files know no type '{name}'.")),
    };
}
