using System.Runtime.CompilerServices;
using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.InsightTests;

/// <summary>The network of tests/golden/insight.py with PyTorch's weights, and PyTorch's values for it.</summary>
internal sealed class GoldenNet : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Conv2d conv1 = Conv2d(2, 4, 3, padding: 1);
    private readonly TorchSharp.Modules.ReLU relu1 = ReLU();
    private readonly TorchSharp.Modules.MaxPool2d pool = MaxPool2d(2);
    private readonly TorchSharp.Modules.Conv2d conv2 = Conv2d(4, 5, 3, padding: 1);
    private readonly TorchSharp.Modules.ReLU relu2 = ReLU();
    private readonly TorchSharp.Modules.Linear fc = Linear(5 * 4 * 4, 3);
    private readonly bool _shortcut;

    public GoldenNet(bool shortcut = false)
        : base(nameof(GoldenNet))
    {
        RegisterComponents();
        _shortcut = shortcut;
        using var noGrad = no_grad();
        foreach (var (name, parameter) in named_parameters())
        {
            using var values = tensor(Numbers(Values.GetProperty("parameters").GetProperty(name)), [.. parameter.shape]);
            parameter.copy_(values);
        }
    }

    public static JsonElement Values { get; } = JsonDocument.Parse(File.ReadAllText(DataFile())).RootElement;

    public static long Target => Values.GetProperty("target").GetInt64();

    public static Tensor Image => tensor(Numbers(Values.GetProperty("image")), [2, 8, 8]);

    public static double[] Expected(string name) => Values.GetProperty(name) is { ValueKind: JsonValueKind.Array } array &&
        array[0].ValueKind == JsonValueKind.Array
            ? [.. array.EnumerateArray().SelectMany(row => row.EnumerateArray().Select(v => v.GetDouble()))]
            : [.. Values.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    public override Tensor forward(Tensor input)
    {
        var x = pool.call(relu1.call(conv1.call(input)));
        var y = relu2.call(conv2.call(x));
        if (_shortcut)
            y = cat([y.narrow(1, 0, 4) + x, y.narrow(1, 4, 1)], 1);
        return fc.call(y.flatten(1));
    }

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => (float)v.GetDouble())];

    private static string DataFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "golden", "data", "insight.json");
}
