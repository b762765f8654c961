using System.Text.Json;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>A case as tests/golden/encode.py and case.py write it; parts that a file does not use are empty.</summary>
internal sealed class GoldenCase(JsonElement json)
{
    public string Name { get; } = json.GetProperty("name").GetString()!;

    public string Op => json.GetProperty("op").GetString()!;

    public Arguments Args { get; } = new(json.TryGetProperty("args", out var args) ? args : default);

    /// <summary>Whether each element of the outputs is held to the relative tolerance by itself.</summary>
    public bool Strict => json.TryGetProperty("strict", out _);

    public long Seed => json.GetProperty("seed").GetInt64();

    /// <summary>The draws or layers of a seeded case: name and arguments.</summary>
    public IEnumerable<(string Name, Arguments Args)> Calls =>
        json.GetProperty("calls").EnumerateArray().Select(c => (c[0].GetString()!, new Arguments(c[1])));

    public GoldenTensor[] Inputs => [.. json.GetProperty("inputs").EnumerateArray().Select(t => new GoldenTensor(t))];

    public GoldenTensor[] Outputs => [.. json.GetProperty("outputs").EnumerateArray().Select(t => new GoldenTensor(t))];

    /// <summary>For each input the gradient of sum(output * cotangent), or null where the input has none.</summary>
    public double[]?[] Grads => [.. json.GetProperty("grads").EnumerateArray()
        .Select(g => g.ValueKind == JsonValueKind.Null ? null : GoldenTensor.Numbers(g))];

    /// <summary>The bytes of a saved file.</summary>
    public byte[] File => json.GetProperty("file").GetBytesFromBase64();

    /// <summary>What a saved file holds: name and tensor.</summary>
    public (string Name, GoldenTensor Tensor)[] Entries =>
        [.. json.GetProperty("entries").EnumerateArray().Select(e => (e[0].GetString()!, new GoldenTensor(e[1])))];
}
