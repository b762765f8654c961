using CourseKit.Reference;

namespace CourseKit.Claims.Experiments;

/// <summary>What pooling costs a task that needs every pixel: outlines of objects, pooled and brought back to size.</summary>
public static class MaskResolution
{
    private static readonly int[] Cells = [2, 4, 8];

    /// <summary>Max-pools masks of generated scenes, enlarges them again, and compares.</summary>
    /// <param name="images">How many scenes.</param>
    /// <returns>Mean overlap (intersection over union, 0 to 1) for cells of 2, 4 and 8 pixels.</returns>
    public static IReadOnlyList<double> Measure(int images = 100)
    {
        var scenes = Datasets.Datasets.Objects(images, 10).Train;
        return [.. Cells.Select(cell => Enumerable.Range(0, images).Average(n => Overlap(Mask(scenes.Mask(n), scenes.Width), cell)))];
    }

    private static double[,] Mask(ReadOnlySpan<byte> pixels, int width)
    {
        var mask = new double[pixels.Length / width, width];
        for (var p = 0; p < pixels.Length; p++)
            mask[p / width, p % width] = pixels[p] > 0 ? 1 : 0;
        return mask;
    }

    private static double Overlap(double[,] mask, int cell)
    {
        var pooled = MaxPool2d.Forward(mask.As4D(), cell).y;
        var (both, either) = (0.0, 0.0);
        foreach (var (i, j) in mask.Indices())
        {
            var back = pooled[0, 0, i / cell, j / cell];
            both += Math.Min(mask[i, j], back);
            either += Math.Max(mask[i, j], back);
        }
        return both / Math.Max(1, either);
    }
}
