using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>The arguments of a case by name; one that is absent or null is the op's default.</summary>
internal sealed class Arguments(JsonElement json)
{
    public bool Has(string name) => Find(name) is not null;

    public long Long(string name) => Find(name)!.Value.GetInt64();

    public long? LongOrNull(string name) => Find(name)?.GetInt64();

    public double Double(string name, double absent = 0) => Find(name)?.GetDouble() ?? absent;

    public bool Bool(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    public string Text(string name) => Find(name)!.Value.GetString()!;

    public string? TextOrNull(string name) => Find(name)?.GetString();

    public ScalarType Dtype(string name = "dtype") => GoldenTensor.DtypeOf(Text(name));

    public ScalarType Dtype(ScalarType absent) => Has("dtype") ? Dtype() : absent;

    public long[] Longs(string name) => LongsOrNull(name)!;

    public long[]? LongsOrNull(string name) => Find(name)?.EnumerateArray().Select(v => v.GetInt64()).ToArray();

    public double[]? DoublesOrNull(string name) => Find(name)?.EnumerateArray().Select(v => v.GetDouble()).ToArray();

    public Arguments? Child(string name) => Find(name) is { } child ? new Arguments(child) : null;

    /// <summary>A number as PyTorch took it: whole without a point, floating with one.</summary>
    public Scalar Scalar(string name) => ScalarOrNull(name)!;

    public Scalar? ScalarOrNull(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.TryGetInt64(out var whole)) return whole;
        return value.GetDouble();
    }

    public nn.Reduction Reduction => Text("reduction") switch
    {
        "mean" => nn.Reduction.Mean,
        "sum" => nn.Reduction.Sum,
        _ => nn.Reduction.None,
    };

    /// <summary>Indices as ops.py writes them: an integer, ":", "...", null for a new axis, or {"slice": [start, stop, step]}.</summary>
    public TensorIndex[] Indices => [.. json.GetProperty("index").EnumerateArray().Select(Index)];

    /// <summary>The same, where {"tensor": k} stands for input k.</summary>
    public TensorIndex[] IndicesOf(Tensor[] inputs) => [.. json.GetProperty("index").EnumerateArray().Select(item =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("tensor", out var k)
        ? TensorIndex.Tensor(inputs[k.GetInt32()]) : Index(item))];

    /// <summary>The items of a list; none where it is absent.</summary>
    public JsonElement[] Items(string name) => Find(name) is { } list ? [.. list.EnumerateArray()] : [];

    /// <summary>The members of an object; none where it is absent.</summary>
    public Dictionary<string, JsonElement> Named(string name) =>
        Find(name) is { } map ? map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) : [];

    /// <summary>Is the argument a list?</summary>
    public bool IsList(string name) => Find(name) is { ValueKind: JsonValueKind.Array };

    /// <summary>Is the argument text?</summary>
    public bool IsText(string name) => Find(name) is { ValueKind: JsonValueKind.String };

    private static TensorIndex Index(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number => TensorIndex.Single(item.GetInt64()),
        JsonValueKind.Null => TensorIndex.Null,
        JsonValueKind.String => item.GetString() == ":" ? TensorIndex.Colon : TensorIndex.Ellipsis,
        _ => Slice([.. item.GetProperty("slice").EnumerateArray().Select(Bound)]),
    };

    private static long? Bound(JsonElement bound) => bound.ValueKind == JsonValueKind.Null ? null : bound.GetInt64();

    private static TensorIndex Slice(long?[] bounds) => TensorIndex.Slice(bounds[0], bounds[1], bounds[2]);

    /// <summary>The arguments as they were written.</summary>
    public override string ToString() => json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText();

    private JsonElement? Find(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
