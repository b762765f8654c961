using System.Text.Json;

namespace CourseKit.Demos.Network;

/// <summary>One layer as the script <c>net.js</c> runs it.</summary>
/// <param name="Name">As in the model: "C1".</param>
/// <param name="Kind">What the script knows: conv, maxpool, avgpool, affine, relu, leaky, tanh, sigmoid, flatten, linear.</param>
/// <param name="Shape">Sizes of its output, without the batch.</param>
internal sealed record PageLayer(string Name, string Kind, IReadOnlyList<long> Shape)
{
    /// <summary>Its full name in the model: "features.C1"; stays out of the page.</summary>
    public string Path { get; init; } = "";

    /// <summary>Pairs of numbers, rows before columns: kernel, stride, padding, dilation.</summary>
    public IReadOnlyDictionary<string, (long Rows, long Columns)> Pairs { get; init; } = new Dictionary<string, (long, long)>();

    /// <summary>Single numbers: groups, slope.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>Weights by name, in the model's order.</summary>
    public IReadOnlyDictionary<string, float[]> Weights { get; init; } = new Dictionary<string, float[]>();

    /// <summary>Writes one JSON object; weights as base64 of float32, least significant byte first.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteString("kind", Kind);
        json.WriteNumbers("shape", Shape.Select(size => (double)size));
        foreach (var (name, (rows, columns)) in Pairs)
            json.WriteNumbers(name, [rows, columns]);
        foreach (var (name, value) in Numbers)
            json.WriteNumber(name, value);
        foreach (var (name, values) in Weights)
            json.WriteFloats(name, values);
        json.WriteEndObject();
    }
}
