using CourseKit.Reference;

namespace CourseKit.Questions;

/// <summary>
/// Questions with fresh numbers: the first call of each kind asks the same in every session, each further call (run the cell again)
/// asks another.
/// </summary>
public static class Questions
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Rounds = [];

    /// <summary>How large is a feature map?</summary>
    /// <param name="seed">Chooses the numbers; null for fresh ones.</param>
    public static Question OutputSize(int? seed = null)
    {
        var random = Numbers(nameof(OutputSize), seed);
        var (kernel, stride, padding) = (2 * random.Next(1, 4) + 1, random.Next(1, 4), random.Next(0, 3));
        var size = random.Next(kernel + 8, 64);
        var room = size + 2 * padding - kernel;
        return new Question(
            $"A side of **{size}** pixels, kernel **{kernel}**, stride **{stride}**, padding **{padding}**: how many windows fit?",
            Reference.OutputSize.Explain(size, kernel, stride, padding),
            [
                (room / stride, "The first window is missing: k steps lie between k + 1 windows."),
                ((size + padding - kernel) / stride + 1, "Padding stands on both sides: count it twice."),
                ((room + stride - 1) / stride + 1, "Only whole windows count: round down."),
            ]);
    }

    /// <summary>How many parameters has a convolution?</summary>
    /// <param name="seed">Chooses the numbers; null for fresh ones.</param>
    public static Question Parameters(int? seed = null)
    {
        var random = Numbers(nameof(Parameters), seed);
        var (channels, kernels, kernel) = (random.Next(1, 17), random.Next(4, 33), 2 * random.Next(0, 4) + 1);
        return new Question(
            $"**{kernels}** kernels of **{kernel}×{kernel}** over **{channels}** channels, with biases: how many parameters?",
            LayerCost.ExplainConvParameters(channels, kernels, kernel, kernel),
            [
                (LayerCost.ConvParameters(channels, kernels, kernel, kernel, bias: false), "The biases are missing, one for each kernel."),
                (kernels * (kernel * kernel + 1), "A kernel looks at all channels, not at one."),
                (kernels * channels * (kernel * kernel + 1), "There is one bias for a kernel, not one for each of its channels."),
            ]);
    }

    /// <summary>How many pixels does a unit see after a few layers?</summary>
    /// <param name="seed">Chooses the numbers; null for fresh ones.</param>
    public static Question ReceptiveField(int? seed = null)
    {
        var random = Numbers(nameof(ReceptiveField), seed);
        FieldLayer[] layers =
        [
            new("conv1", 2 * random.Next(1, 3) + 1, random.Next(1, 3)), new("pool", 2, 2), new("conv2", 2 * random.Next(1, 3) + 1),
        ];
        var text = string.Join(", then ", layers.Select(layer => $"{layer.Name} of {layer.Kernel} at stride {layer.Stride}"));
        return new Question(
            $"{char.ToUpperInvariant(text[0])}{text[1..]}: how many pixels of a row does one unit at the end see?",
            Reference.ReceptiveField.Explain(layers),
            [
                (layers.Sum(layer => layer.Kernel), "Fields do not add up like that: neighbours overlap."),
                (1 + layers.Sum(layer => layer.Kernel - 1), "A stride makes every later step wider: multiply by the strides before."),
            ]);
    }

    private static Random Numbers(string kind, int? seed)
    {
        if (seed is { } wanted)
            return new Random(wanted);
        lock (Gate)
            return new Random(Rounds[kind] = Rounds.GetValueOrDefault(kind) + 1);
    }
}
