using CourseKit.Reference;

namespace CourseKit.Claims.Experiments;

/// <summary>How much less a feature map changes under small movements of the image when it is pooled.</summary>
public static class PoolingInvariance
{
    private static readonly double[][,] Edges = [Kernels.SobelLeft, Kernels.SobelRight, Kernels.SobelTop, Kernels.SobelBottom];

    /// <summary>Moves digits a little, and compares their edge maps before and after, with and without max pooling.</summary>
    /// <param name="images">How many digits.</param>
    /// <param name="cell">Rows and columns of a pooling cell; 28 is a multiple of it.</param>
    /// <returns>Mean changes under "shift" (one pixel to the right), "turn" (6 degrees) and "scale" (1.06).</returns>
    public static IReadOnlyDictionary<string, Change> Measure(int images = 50, int cell = 4)
    {
        var digits = Datasets.Datasets.Digits(images, 10).Train;
        var moves = new (string Name, Func<double[,], double[,]> Apply)[]
        {
            ("shift", x => Warp.Affine(x, shiftX: 1)),
            ("turn", x => Warp.Affine(x, degrees: 6)),
            ("scale", x => Warp.Affine(x, scale: 1.06)),
        };
        var pictures = Enumerable.Range(0, images).Select(n => Section(digits.Image(n), digits.Width)).ToList();
        return moves.ToDictionary(move => move.Name, move => new Change(
            pictures.Average(x => Relative(Maps(x), Maps(move.Apply(x)))),
            pictures.Average(x => Relative(MaxPool2d.Forward(Maps(x), cell).y, MaxPool2d.Forward(Maps(move.Apply(x)), cell).y))));
    }

    private static double[,] Section(ReadOnlySpan<byte> pixels, int width)
    {
        var x = new double[pixels.Length / width, width];
        for (var p = 0; p < pixels.Length; p++)
            x[p / width, p % width] = pixels[p] / 255.0;
        return x;
    }

    // Four directions of edges, and only bright answers, as after a ReLU.
    private static double[,,,] Maps(double[,] image)
    {
        var kernels = new double[Edges.Length, 1, 3, 3];
        foreach (var (f, c, u, v) in kernels.Indices())
            kernels[f, c, u, v] = Edges[f][u, v];
        return Activations.ReLU.Forward(Conv2d.Forward(image.As4D(), kernels, padding: 1));
    }

    private static double Relative(double[,,,] a, double[,,,] b) => Math.Sqrt(
        a.Flat().Zip(b.Flat(), (x, y) => (x - y) * (x - y)).Sum() / a.Flat().Sum(x => x * x));
}
