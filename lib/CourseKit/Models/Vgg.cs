using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// VGG, any column of <see cref="VggTable"/>, with or without batch normalisation, for 224×224 colour images. VGG-16, column D, has
/// 138 357 544 parameters, 103 million of them in its first dense layer. State-dict names are torchvision's.
/// </summary>
/// <remarks>Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition, arXiv:1409.1556.</remarks>
public sealed class Vgg : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Sequential classifier;

    /// <param name="column">A, A-LRN, B, C, D or E.</param>
    /// <param name="batch_norm">Normalise after every convolution.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="dropout">Share of units dropped after each of the first two dense layers.</param>
    /// <param name="hidden">Units of the dense layers: 4096, or a few hundred for small images.</param>
    /// <param name="grid">Rows and columns that the maps are averaged to: 7 for 224×224 pixels, 1 for 32×32.</param>
    /// <exception cref="CourseKitException">The table has no such column.</exception>
    public Vgg(string column = "D", bool batch_norm = false, long num_classes = 1000, double dropout = 0.5, long hidden = 4096,
        long grid = 7)
        : base($"VGG-{column}")
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!VggTable.Columns.TryGetValue(column, out var layers))
            throw new CourseKitException($"VGG has no column '{column}'; there are: {string.Join(", ", VggTable.Columns.Keys)}.");
        features = Sequential(Features(layers, batch_norm));    // (N, 512, H / 32, W / 32)
        avgpool = AdaptiveAvgPool2d(grid);                      // (N, 512, grid, grid)
        classifier = Sequential(
            Linear(512 * grid * grid, hidden), ReLU(), Dropout(dropout),
            Linear(hidden, hidden), ReLU(), Dropout(dropout),
            Linear(hidden, num_classes));
        RegisterComponents();
        Initialization.Vgg(this);
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 3, H, W), H and W from 32 pixels up.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var maps = features.call(input);
        using var pooled = avgpool.call(maps);
        return classifier.call(pooled.flatten(1));
    }

    private static Module<Tensor, Tensor>[] Features(string column, bool batch_norm)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var channels = 3L;
        foreach (var word in column.Split(' '))
        {
            if (word == "M")
                layers.Add(MaxPool2d(2, stride: 2));
            else if (word == "LRN")
                layers.Add(LocalResponseNorm(5, alpha: 5e-4, beta: 0.75, k: 2));
            else
                channels = AddConvolution(layers, channels, word, batch_norm);
        }
        return [.. layers];
    }

    private static long AddConvolution(List<Module<Tensor, Tensor>> layers, long channels, string word, bool batch_norm)
    {
        var kernel = word.StartsWith("1x", StringComparison.Ordinal) ? 1 : 3;
        var maps = long.Parse(kernel == 1 ? word[2..] : word, CultureInfo.InvariantCulture);
        layers.Add(Conv2d(channels, maps, kernel, padding: kernel / 2));
        if (batch_norm)
            layers.Add(BatchNorm2d(maps));
        layers.Add(ReLU());
        return maps;
    }
}
