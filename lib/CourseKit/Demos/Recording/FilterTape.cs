using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Insight;
using CourseKit.Plots;
using CourseKit.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Recording;

/// <summary>Weights of one convolution over a training, with loss and test accuracy.</summary>
internal sealed class FilterTape
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly ImageDataset _data;
    private readonly ImageSet _test;
    private readonly Conv2d _layer;
    private readonly List<FilterFrame> _frames = [];
    private readonly long[] _maps;
    private readonly float[] _picture;

    /// <exception cref="CourseKitException">No such convolution, or one whose input is not the picture.</exception>
    public FilterTape(Module<Tensor, Tensor> model, ImageDataset data, ImageSet test, string? layer)
    {
        (_model, _data, _test) = (model, data, test);
        var (name, found) = layer is null ? FirstConvolution(model) : Layers.Find(model, layer);
        _layer = found as Conv2d ?? throw new CourseKitException($"'{name}' is no convolution, so it has no filters to watch.");
        if (_layer.weight.shape[1] != data.Train.Channels || _layer.groups != 1)
            throw new CourseKitException(
                $"'{name}' reads {_layer.weight.shape[1]} maps; to watch are the filters that read the picture itself.");
        Layer = name.Split('.')[^1];
        using var x = data.Input(0);
        _maps = Probe.Of(model, x, name).Shape.Skip(1).ToArray();
        _picture = [.. Look.Numbers(x).Select(value => (float)value)];
    }

    /// <summary>Name of the layer.</summary>
    public string Layer { get; }

    public IReadOnlyList<FilterFrame> Frames => _frames;

    /// <summary>Keeps the weights as they are now.</summary>
    /// <param name="step">Steps taken so far.</param>
    /// <param name="loss">Of the batch.</param>
    public void Keep(long step, double loss)
    {
        var accuracy = Evaluation.Of(_model, _test, _data.Normalization).Accuracy;
        _frames.Add(
            new FilterFrame(step, loss, accuracy, Floats(_layer.weight), _layer.bias is { } bias ? Floats(bias) : new float[_maps[0]]));
    }

    /// <summary>The filters now, and the loss so far.</summary>
    public Figure Figure()
    {
        var sheet = Sheet(_frames[^1]);
        return _frames.Count < 2 ? sheet : Figures.Row(sheet,
            Figures.Lines("", [.. _frames.Select(frame => (double)frame.Step)], "step", "loss",
                ("loss", [.. _frames.Select(frame => frame.Loss)])));
    }

    /// <summary>Four times of the training, below each other.</summary>
    public Figure Still(string title)
    {
        var shown = new[] { 0, _frames.Count / 4, _frames.Count / 2, _frames.Count - 1 }.Distinct().Select(k => _frames[k]).ToList();
        return Figures.Grid(1, [.. shown.Select(Sheet)]) with
        {
            Title = title,
            AltText = $"{title}: its {_maps[0]} filters of {_layer.weight.shape[2]} by {_layer.weight.shape[3]} "
            + string.Join("; ", shown.Select(frame =>
                FormattableString.Invariant(
                    $"after {frame.Step} steps, at a loss of {frame.Loss:0.###} with {frame.Accuracy:P1} of test pictures right"))) + ".",
        };
    }

    /// <summary>The members of the JSON object that the script reads.</summary>
    public void Write(Utf8JsonWriter json)
    {
        static IEnumerable<double> Numbers(IEnumerable<long> sizes) => sizes.Select(size => (double)size);

        // What was not given when the layer was made is null with some engines.
        static IEnumerable<double> Given(long[]? sizes, double otherwise) => sizes is null ? [otherwise, otherwise] : Numbers(sizes);

        json.WriteString("layer", Layer);
        json.WriteNumbers("shape", Numbers(_layer.weight.shape));
        json.WriteNumbers("maps", Numbers(_maps));
        json.WriteNumbers("input", [_data.Train.Channels, _data.Train.Height, _data.Train.Width]);
        json.WriteNumbers("stride", Given(_layer.stride, 1));
        json.WriteNumbers("padding", Given(_layer.padding, 0));
        json.WriteNumbers("dilation", Given(_layer.dilation, 1));
        json.WriteNumbers("steps", Numbers(_frames.Select(frame => frame.Step)));
        json.WriteNumbers("loss", _frames.Select(frame => frame.Loss));
        json.WriteNumbers("accuracy", _frames.Select(frame => frame.Accuracy));
        json.WriteFloats("picture", _picture);
        json.WriteFloats("weights", _frames.SelectMany(frame => frame.Weights));
        json.WriteFloats("biases", _frames.SelectMany(frame => frame.Biases));
    }

    // The first input channel of each filter; one scale for the whole training, so that growth shows.
    private Figure Sheet(FilterFrame frame)
    {
        var limit = _frames.Max(one => one.Weights.Max(Math.Abs));
        var (rows, columns) = ((int)_layer.weight.shape[2], (int)_layer.weight.shape[3]);
        var each = frame.Weights.Length / (int)_maps[0];
        var pictures = Enumerable.Range(0, (int)_maps[0]).Select(f =>
        {
            var weights = new double[rows, columns];
            for (var k = 0; k < rows * columns; k++)
                weights[k / columns, k % columns] = frame.Weights[f * each + k];
            return new Picture(Rasters.AroundZero(weights, limit), $"{f}");
        });
        return Figures.Pictures([.. pictures], columns: 8, $"filters of {Layer}, step {frame.Step}", size: 64);
    }

    private static float[] Floats(Tensor tensor) => [.. Look.Numbers(tensor).Select(value => (float)value)];

    private static (string Name, Module<Tensor, Tensor> Layer) FirstConvolution(nn.Module model) =>
        Layers.Of(model).FirstOrDefault(leaf => leaf.Layer is Conv2d) is { Layer: not null } found
            ? found
            : throw new CourseKitException($"{model.GetName()} has no two-dimensional convolution, so there are no filters to watch.");
}
