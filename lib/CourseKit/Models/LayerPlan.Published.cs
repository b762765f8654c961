using System.Globalization;

namespace CourseKit.Models;

/// <content>Published networks on paper.</content>
public sealed partial class LayerPlan
{
    /// <summary>The AlexNet of 2012, for 227×227 pixels.</summary>
    /// <param name="cards">2 cuts the channels of convolutions 2, 4 and 5 in two groups, as the paper does; 1 does not.</param>
    /// <remarks>Krizhevsky, Sutskever, Hinton, ImageNet classification with deep convolutional neural networks, NIPS 2012.</remarks>
    public static LayerPlan AlexNet2012(int cards = 2) =>
        Start($"AlexNet 2012, {cards} card{(cards == 1 ? "" : "s")}", 3, 227, 227)
            .Conv("conv1", 96, 11, 4).Pool("pool1", 3, 2)
            .Conv("conv2", 256, 5, padding: 2, groups: cards).Pool("pool2", 3, 2)
            .Conv("conv3", 384, 3, padding: 1)
            .Conv("conv4", 384, 3, padding: 1, groups: cards)
            .Conv("conv5", 256, 3, padding: 1, groups: cards).Pool("pool5", 3, 2)
            .Dense("fc6", 4096).Dense("fc7", 4096).Dense("fc8", 1000);

    /// <summary>The AlexNet that torchvision publishes weights for, for 224×224 pixels.</summary>
    /// <remarks>Krizhevsky, One weird trick for parallelizing convolutional neural networks, arXiv:1404.5997.</remarks>
    public static LayerPlan AlexNet() => Start("AlexNet 2014", 3, 224, 224)
        .Conv("conv1", 64, 11, 4, 2).Pool("pool1", 3, 2)
        .Conv("conv2", 192, 5, padding: 2).Pool("pool2", 3, 2)
        .Conv("conv3", 384, 3, padding: 1).Conv("conv4", 256, 3, padding: 1).Conv("conv5", 256, 3, padding: 1).Pool("pool5", 3, 2)
        .Dense("fc6", 4096).Dense("fc7", 4096).Dense("fc8", 1000);

    /// <summary>ZFNet, for 224×224 pixels.</summary>
    /// <param name="wide">512, 1024, 512 maps in the last three convolutions, else AlexNet's 384, 384, 256.</param>
    /// <remarks>Zeiler and Fergus, Visualizing and understanding convolutional networks, arXiv:1311.2901.</remarks>
    public static LayerPlan ZFNet(bool wide = true)
    {
        var (c3, c4, c5) = wide ? (512, 1024, 512) : (384, 384, 256);
        return Start(wide ? "ZFNet, wide" : "ZFNet", 3, 224, 224)
            .Conv("conv1", 96, 7, 2, 1).Pool("pool1", 3, 2, 1)
            .Conv("conv2", 256, 5, 2).Pool("pool2", 3, 2, 1)
            .Conv("conv3", c3, 3, padding: 1).Conv("conv4", c4, 3, padding: 1).Conv("conv5", c5, 3, padding: 1).Pool("pool5", 3, 2)
            .Dense("fc6", 4096).Dense("fc7", 4096).Dense("fc8", 1000);
    }

    /// <summary>A column of VGG's table, for 224×224 pixels.</summary>
    /// <param name="column">A, A-LRN, B, C, D or E.</param>
    /// <exception cref="CourseKitException">The table has no such column.</exception>
    /// <remarks>Simonyan and Zisserman, Very deep convolutional networks, arXiv:1409.1556, table 1.</remarks>
    public static LayerPlan Vgg(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!VggTable.Columns.TryGetValue(column, out var words))
            throw new CourseKitException($"VGG has no column '{column}'; there are: {string.Join(", ", VggTable.Columns.Keys)}.");
        var (plan, stage, layer) = (Start($"VGG-{column}", 3, 224, 224), 1, 1);
        foreach (var word in words.Split(' ').Where(word => word != "LRN"))     // normalisation has no weights
        {
            if (word == "M")
            {
                plan = plan.Pool($"pool{stage++}", 2);
                layer = 1;
                continue;
            }
            var kernel = word.StartsWith("1x", StringComparison.Ordinal) ? 1 : 3;
            var maps = int.Parse(kernel == 1 ? word[2..] : word, CultureInfo.InvariantCulture);
            plan = plan.Conv($"conv{stage}_{layer++}", maps, kernel, padding: kernel / 2);
        }
        return plan.Dense("fc1", 4096).Dense("fc2", 4096).Dense("fc3", 1000);
    }
}
