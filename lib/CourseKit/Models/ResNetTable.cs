using CourseKit.Reference;

namespace CourseKit.Models;

/// <summary>The table of the ResNet paper: the blocks of each depth; layers and parameters counted from them, on paper.</summary>
/// <remarks>He, Zhang, Ren, Sun, Deep residual learning for image recognition, arXiv:1512.03385, table 1.</remarks>
public static class ResNetTable
{
    private const long First = 64;      // maps of the first convolution, and of the first stage

    /// <summary>Blocks of the four stages by depth, and whether they are bottlenecks (1×1, 3×3, 1×1) or basic (3×3, 3×3).</summary>
    public static IReadOnlyDictionary<int, (IReadOnlyList<int> Blocks, bool Bottleneck)> Depths { get; } =
        new Dictionary<int, (IReadOnlyList<int> Blocks, bool Bottleneck)>
        {
            [18] = ([2, 2, 2, 2], false), [34] = ([3, 4, 6, 3], false), [50] = ([3, 4, 6, 3], true),
            [101] = ([3, 4, 23, 3], true), [152] = ([3, 8, 36, 3], true),
        };

    /// <summary>Layers with weights on the longest way: first convolution, blocks, dense layer; shortcuts do not count.</summary>
    /// <param name="depth">18, 34, 50, 101 or 152.</param>
    /// <exception cref="CourseKitException">The table has no such depth.</exception>
    public static int Layers(int depth)
    {
        var (blocks, bottleneck) = Of(depth);
        return 1 + (blocks.Sum() * (bottleneck ? 3 : 2)) + 1;
    }

    /// <summary>Trainable numbers: convolutions without biases, scale and shift behind each, shortcuts, the dense layer.</summary>
    /// <param name="depth">18, 34, 50, 101 or 152.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <exception cref="CourseKitException">The table has no such depth.</exception>
    public static long Parameters(int depth, long num_classes = 1000)
    {
        var (blocks, bottleneck) = Of(depth);
        var (sum, maps) = (Normalised(3, First, 7), First);
        for (var stage = 0; stage < blocks.Count; stage++)
        {
            var width = First << stage;
            var output = bottleneck ? width * Bottleneck.Expansion : width;
            for (var block = 0; block < blocks[stage]; block++)
            {
                sum += bottleneck
                    ? Normalised(maps, width, 1) + Normalised(width, width, 3) + Normalised(width, output, 1)
                    : Normalised(maps, width, 3) + Normalised(width, width, 3);
                sum += maps == output ? 0 : Normalised(maps, output, 1);        // the shortcut, where the shape changes
                maps = output;
            }
        }
        return sum + LayerCost.LinearParameters(maps, num_classes);
    }

    /// <summary>The row of a depth.</summary>
    /// <param name="depth">18, 34, 50, 101 or 152.</param>
    /// <exception cref="CourseKitException">The table has no such depth.</exception>
    public static (IReadOnlyList<int> Blocks, bool Bottleneck) Of(int depth) => Depths.TryGetValue(depth, out var row)
        ? row
        : throw new CourseKitException($"There is no ResNet-{depth} in the paper's table; there are 18, 34, 50, 101 and 152.");

    private static long Normalised(long inputs, long outputs, long kernel) =>
        LayerCost.ConvParameters(inputs, outputs, kernel, kernel, bias: false) + (2 * outputs);
}
