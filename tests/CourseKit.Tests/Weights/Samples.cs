using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.WeightsTests;

/// <summary>Files that tests/golden/weight_files.py wrote with PyTorch, and what PyTorch reads in them.</summary>
internal static class Samples
{
    public static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllBytes(Path("expected.json"))).RootElement;

    public static string Path(string name) => System.IO.Path.Combine(Folder(), name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public static float[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)]
            : [element.ValueKind is JsonValueKind.True ? 1 : element.ValueKind is JsonValueKind.False ? 0 : element.GetSingle()];

    /// <summary>The model whose weights zip.pth and its brothers hold.</summary>
    public static Sequential Model() => Sequential(
        ("conv", Conv2d(2, 3, 3)), ("bn", BatchNorm2d(3)), ("flatten", Flatten()), ("fc", Linear(12, 4)));

    /// <summary>What PyTorch computed for <see cref="Expected"/>'s y.</summary>
    public static Tensor Input() => arange(2 * 2 * 4 * 4).to(float32).reshape(2, 2, 4, 4) / 32 - 1;

    private static string Folder([CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "golden", "data", "weights");
}
