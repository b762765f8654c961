using System.Text.Json;
using CourseKit.Datasets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Network;

/// <summary>
/// What a page needs to read grey pictures as a network does: its layers, the normalisation of its inputs, the names of its classes, and
/// pictures to begin with. The model's weights are taken when this is made; later training does not change the page.
/// </summary>
internal sealed class PageClassifier
{
    private readonly ImageSet _examples;
    private readonly Normalization _normalization;

    private PageClassifier(PageNetwork network, ImageSet examples, Normalization normalization) =>
        (Network, _examples, _normalization) = (network, examples, normalization);

    /// <summary>The layers.</summary>
    public PageNetwork Network { get; }

    /// <summary>Name of each class.</summary>
    public IReadOnlyList<string> ClassNames => _examples.ClassNames;

    /// <summary>Names of the examples' classes.</summary>
    public IEnumerable<string> Examples => Enumerable.Range(0, _examples.Count).Select(i => ClassNames[(int)_examples.Label(i)]);

    /// <summary>Takes the weights as they are now, and the first test pictures, one of each class before a second one of any.</summary>
    /// <param name="model">From images (N, 1, H, W) to logits (N, classes).</param>
    /// <param name="data">What the model was trained on: classes, normalisation, test pictures.</param>
    /// <param name="examples">How many test pictures.</param>
    /// <exception cref="CourseKitException">Pictures in colour, a model for other classes, or one that a page cannot run.</exception>
    public static PageClassifier Of(Module<Tensor, Tensor> model, ImageDataset data, int examples)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        if (data.Test.Channels != 1)
            throw new CourseKitException($"{data.Name} has {data.Test.Channels} channels; one draws in grey, which is one.");
        var chosen = Choose(data.Test, examples);
        var network = PageNetwork.Of(model, 1, data.Test.Height, data.Test.Width);
        var outputs = network.Layers[^1].Shape;
        if (outputs.Count != 1 || outputs[0] != data.ClassNames.Count)
        {
            throw new CourseKitException(
                $"{model.GetName()} gives {string.Join('×', outputs)} numbers; {data.Name} has {data.ClassNames.Count} classes.");
        }
        return new PageClassifier(network, data.Test.Subset(chosen), data.Normalization);
    }

    /// <summary>An example as the model's input, shape (1, H, W); the caller owns it.</summary>
    public Tensor Input(int example)
    {
        using var scope = NewDisposeScope();
        var (x, _) = new BatchLoader(_examples.Subset([example]), 1, _normalization).Load(0);
        return x[0].clone().DetachFromDisposeScope();
    }

    /// <summary>The members of the JSON object that the script reads.</summary>
    public void Write(Utf8JsonWriter json)
    {
        Network.Write(json);
        json.WriteNumber("mean", _normalization.Mean[0]);
        json.WriteNumber("deviation", _normalization.Deviation[0]);
        json.WriteTexts("classes", ClassNames);
        json.WriteStartArray("examples");
        for (var i = 0; i < _examples.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("label", _examples.Label(i));
            json.WriteBase64String("pixels", _examples.Image(i));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Round after round: the k-th picture of every class before the next of any.
    private static List<int> Choose(ImageSet set, int count)
    {
        var seen = new int[set.ClassNames.Count];
        return [.. Enumerable.Range(0, set.Count)
            .Select(i => (Index: i, Round: seen[set.Label(i)]++))
            .OrderBy(one => one.Round).ThenBy(one => set.Label(one.Index))
            .Take(count).Select(one => one.Index)];
    }
}
