using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Models;

/// <summary>
/// A network on paper: a chain of layers of which only shapes are known. Counting a network of 138 million parameters this way takes
/// no memory. <c>LayerPlan.Start("mine", 3, 32, 32).Conv("conv1", 16, 3, padding: 1).GlobalAverage().Dense("fc", 10)</c>.
/// </summary>
/// <remarks>Each step gives a new plan. <see cref="Summary"/> measures the same of a real model by running it.</remarks>
[TypeFormatterSource(typeof(LayerPlanFormatterSource),
    PreferredMimeTypes = [LayerPlanFormatterSource.Html, LayerPlanFormatterSource.Text])]
public sealed partial class LayerPlan
{
    private readonly Field? _field;

    private LayerPlan(string name, IReadOnlyList<long> input, IReadOnlyList<PlannedLayer> layers, Field? field) =>
        (Name, Input, Layers, _field) = (name, input, layers, field);

    /// <summary>Name of the network.</summary>
    public string Name { get; }

    /// <summary>Sizes of one input: channels, rows, columns.</summary>
    public IReadOnlyList<long> Input { get; }

    /// <summary>The layers, first one first.</summary>
    public IReadOnlyList<PlannedLayer> Layers { get; }

    /// <summary>Sizes of the output without the batch.</summary>
    public IReadOnlyList<long> Output => Layers.Count > 0 ? Layers[^1].Shape : Input;

    /// <summary>Trainable numbers of all layers.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Multiplications, each with its addition, for one input.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Numbers that all layers give for one input, and the input itself.</summary>
    public long Values => Layers.Sum(layer => layer.Values) + Input.Aggregate(1L, (product, size) => product * size);

    /// <summary>A plan without layers.</summary>
    /// <param name="name">Name of the network.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="rows">In pixels.</param>
    /// <param name="columns">In pixels.</param>
    public static LayerPlan Start(string name, long channels, long rows, long columns)
    {
        if (channels < 1 || rows < 1 || columns < 1)
            throw new CourseKitException($"{name} starts from ({channels}, {rows}, {columns}); every size must be 1 or more.");
        return new LayerPlan(name, [channels, rows, columns], [], Field.Input);
    }

    /// <summary>The plan with a convolution more.</summary>
    /// <param name="name">"conv1".</param>
    /// <param name="maps">Kernels, and so maps that go out.</param>
    /// <param name="kernel">Rows and columns of a kernel.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="padding">Zeros on each side, in pixels.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <param name="bias">One bias for each kernel.</param>
    /// <exception cref="CourseKitException">Behind a dense layer, or the window does not fit.</exception>
    public LayerPlan Conv(string name, int maps, int kernel, int stride = 1, int padding = 0, int groups = 1, bool bias = true)
    {
        var (channels, rows, columns) = Maps(name);
        var (oH, oW) = (Fit(name, rows, kernel, stride, padding), Fit(name, columns, kernel, stride, padding));
        return With(
            new PlannedLayer(name, $"{kernel}×{kernel}{(stride > 1 ? $"/{stride}" : "")}, {maps}", [maps, oH, oW],
                LayerCost.ConvParameters(channels, maps, kernel, kernel, groups, bias),
                LayerCost.ConvMultiplyAdds(channels, maps, kernel, kernel, oH, oW, groups), 0),
            _field!.Through(new FieldLayer(name, kernel, stride, padding)));
    }

    /// <summary>The plan with a pooling layer more; maximum or mean makes no difference to any number here.</summary>
    /// <param name="name">"pool1".</param>
    /// <param name="window">Rows and columns of a window.</param>
    /// <param name="stride">Distance between windows, in pixels; the window's size when 0.</param>
    /// <param name="padding">Pixels added on each side.</param>
    /// <exception cref="CourseKitException">Behind a dense layer, or the window does not fit.</exception>
    public LayerPlan Pool(string name, int window, int stride = 0, int padding = 0)
    {
        var (channels, rows, columns) = Maps(name);
        var step = stride == 0 ? window : stride;
        long[] shape = [channels, Fit(name, rows, window, step, padding), Fit(name, columns, window, step, padding)];
        return With(new PlannedLayer(name, $"pool {window}×{window}/{step}", shape, 0, 0, 0),
            _field!.Through(new FieldLayer(name, window, step, padding)));
    }

    /// <summary>The plan with global average pooling more: one number for each map.</summary>
    /// <param name="name">"average".</param>
    public LayerPlan GlobalAverage(string name = "average") =>
        With(new PlannedLayer(name, "global average", [Maps(name).Channels], 0, 0, 0), null);

    /// <summary>The plan with a dense layer more; maps are flattened before it.</summary>
    /// <param name="name">"fc".</param>
    /// <param name="units">Numbers that go out.</param>
    public LayerPlan Dense(string name, long units)
    {
        var inputs = Output.Aggregate(1L, (product, size) => product * size);
        return With(
            new PlannedLayer(name, $"dense, {units}", [units], LayerCost.LinearParameters(inputs, units), inputs * units, 0), null);
    }

    /// <summary>The share of parameters and of multiply-adds that each layer with weights has, as bars.</summary>
    /// <param name="title">Above the bars; the network's name when null.</param>
    public Figure Plot(string? title = null)
    {
        var weighty = Layers.Where(layer => layer.Parameters > 0).ToList();
        return Figures.Bars(
            [.. weighty.Select(layer => layer.Name)],
            [
                ("parameters", [.. weighty.Select(layer => (double)layer.Parameters / Parameters)]),
                ("multiply-adds", [.. weighty.Select(layer => (double)layer.MultiplyAdds / MultiplyAdds)]),
            ],
            title ?? $"{Name}: where the parameters are, where the work is", "share of the whole", NumberStyle.Percent);
    }

    /// <summary>The table, for terminals.</summary>
    public override string ToString() => new LayerPlanTable(this).ToString();

    private LayerPlan With(PlannedLayer layer, Field? field) =>
        new(Name, Input, [.. Layers, layer with { Field = field?.Size ?? 0 }], field);

    private (long Channels, int Rows, int Columns) Maps(string layer) => _field is null
        ? throw new CourseKitException($"{Name}: '{layer}' needs maps, but what comes before it gives {Layers[^1].ShapeText}.")
        : (Output[0], (int)Output[1], (int)Output[2]);

    private int Fit(string layer, int size, int kernel, int stride, int padding)
    {
        try
        {
            return OutputSize.Of(size, kernel, stride, padding);
        }
        catch (ArgumentException e)
        {
            throw new CourseKitException($"{Name}: '{layer}' does not fit. {e.Message}", e);
        }
    }
}
