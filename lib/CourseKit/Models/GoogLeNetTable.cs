using CourseKit.Reference;

namespace CourseKit.Models;

/// <summary>The table of the GoogLeNet paper: what goes in, and its columns "params" and "ops" computed.</summary>
/// <remarks>Szegedy et al., Going deeper with convolutions, arXiv:1409.4842, table 1.</remarks>
public static class GoogLeNetTable
{
    /// <summary>The nine inception rows.</summary>
    public static IReadOnlyList<InceptionRow> Inception { get; } =
    [
        new("3a", 192, 64, 96, 128, 16, 32, 32), new("3b", 256, 128, 128, 192, 32, 96, 64),
        new("4a", 480, 192, 96, 208, 16, 48, 64), new("4b", 512, 160, 112, 224, 24, 64, 64), new("4c", 512, 128, 128, 256, 24, 64, 64),
        new("4d", 512, 112, 144, 288, 32, 64, 64), new("4e", 528, 256, 160, 320, 32, 128, 128),
        new("5a", 832, 256, 160, 320, 32, 128, 128), new("5b", 832, 384, 192, 384, 48, 128, 128),
    ];

    /// <summary>All rows that hold weights, from the first convolution to the dense layer.</summary>
    public static IReadOnlyList<GoogLeNetRow> Rows()
    {
        static int Halved(int size) => OutputSize.Of(size, 3, 2, remainder: Remainder.Pad);     // the poolings between the rows
        var first = OutputSize.Of(224, 7, 2, 3);
        var size = Halved(first);
        var rows = new List<GoogLeNetRow>
        {
            Row("convolution 7x7/2", 64, first, [(3, 64, 7)]),
            Row("convolution 3x3/1 after 1x1", 192, size, [(64, 64, 1), (64, 192, 3)]),
        };
        foreach (var r in Inception)
        {
            if (r.Name[1] == 'a')
                size = Halved(size);
            rows.Add(Row($"inception ({r.Name})", r.Out, size, r.Convolutions));
        }
        rows.Add(Row("linear", 1000, OutputSize.Of(size, 7), [(Inception[^1].Out, 1000, 1)]));
        return rows;
    }

    private static GoogLeNetRow Row(string type, long maps, long size, IReadOnlyList<(long In, long Out, long Kernel)> convolutions) => new(
        type, maps, size,
        convolutions.Sum(c => LayerCost.ConvParameters(c.In, c.Out, c.Kernel, c.Kernel, bias: false)),
        convolutions.Sum(c => LayerCost.ConvMultiplyAdds(c.In, c.Out, c.Kernel, c.Kernel, size, size)));
}
