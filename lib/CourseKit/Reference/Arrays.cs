using static TorchSharp.torch;

namespace CourseKit.Reference;

/// <summary>Shapes, indices and conversions of the plain arrays that the reference operations take: images are [n, c, i, j].</summary>
public static class Arrays
{
    /// <summary>Sizes of a stack of images.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    public static (int N, int C, int H, int W) Shape(this double[,,,] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x.GetLength(0), x.GetLength(1), x.GetLength(2), x.GetLength(3));
    }

    /// <summary>Sizes of a stack of signals.</summary>
    /// <param name="x">Shape (N, C, L).</param>
    public static (int N, int C, int L) Shape(this double[,,] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x.GetLength(0), x.GetLength(1), x.GetLength(2));
    }

    /// <summary>Sizes of one grey image or matrix.</summary>
    /// <param name="x">Shape (H, W).</param>
    public static (int H, int W) Shape(this double[,] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x.GetLength(0), x.GetLength(1));
    }

    /// <summary>All index tuples of a stack of images, last index fastest.</summary>
    public static IEnumerable<(int N, int C, int I, int J)> Indices(this double[,,,] x)
    {
        var (N, C, H, W) = x.Shape();
        for (var n = 0; n < N; n++)
        {
            foreach (var (c, i, j) in Cells(C, H, W))
                yield return (n, c, i, j);
        }
    }

    /// <summary>All index tuples of a stack of signals, last index fastest.</summary>
    public static IEnumerable<(int N, int C, int I)> Indices(this double[,,] x)
    {
        var (N, C, L) = x.Shape();
        return Cells(N, C, L);
    }

    /// <summary>All index pairs of a matrix, row by row.</summary>
    public static IEnumerable<(int I, int J)> Indices(this double[,] x)
    {
        var (H, W) = x.Shape();
        return Cells(H, W);
    }

    /// <summary>A grey image as a stack of one image with one channel.</summary>
    /// <param name="image">Shape (H, W).</param>
    /// <returns>Shape (1, 1, H, W).</returns>
    public static double[,,,] As4D(this double[,] image)
    {
        var (H, W) = image.Shape();
        var x = new double[1, 1, H, W];
        Buffer.BlockCopy(image, 0, x, 0, image.Length * sizeof(double));
        return x;
    }

    /// <summary>A signal as a stack of one signal with one channel.</summary>
    /// <param name="signal">Shape (L).</param>
    /// <returns>Shape (1, 1, L).</returns>
    public static double[,,] As3D(this double[] signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var x = new double[1, 1, signal.Length];
        Buffer.BlockCopy(signal, 0, x, 0, signal.Length * sizeof(double));
        return x;
    }

    /// <summary>One channel of one image.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="n">Which image.</param>
    /// <param name="c">Which channel.</param>
    /// <returns>A copy, shape (H, W).</returns>
    public static double[,] Channel(this double[,,,] x, int n = 0, int c = 0)
    {
        var (_, _, H, W) = x.Shape();
        var image = new double[H, W];
        foreach (var (i, j) in image.Indices())
            image[i, j] = x[n, c, i, j];
        return image;
    }

    /// <summary>The values of an array of any rank, last index fastest.</summary>
    public static double[] Flat(this Array x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var values = new double[x.Length];
        Buffer.BlockCopy(x, 0, values, 0, x.Length * sizeof(double));
        return values;
    }

    /// <summary>The array as a tensor of the same shape, float64.</summary>
    public static Tensor ToTensor(this Array x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return tensor(x.Flat(), Enumerable.Range(0, x.Rank).Select(axis => (long)x.GetLength(axis)).ToArray(), dtype: float64);
    }

    /// <summary>The values of a tensor as images.</summary>
    /// <param name="x">Shape (N, C, H, W), any element type.</param>
    /// <exception cref="ArgumentException">The tensor has not four axes.</exception>
    public static double[,,,] ToArray4D(this Tensor x)
    {
        CheckRank(x, 4);
        var (N, C, H, W) = ((int)x.shape[0], (int)x.shape[1], (int)x.shape[2], (int)x.shape[3]);
        return (double[,,,])Fill(new double[N, C, H, W], x);
    }

    /// <summary>The values of a tensor as signals.</summary>
    /// <param name="x">Shape (N, C, L), any element type.</param>
    /// <exception cref="ArgumentException">The tensor has not three axes.</exception>
    public static double[,,] ToArray3D(this Tensor x)
    {
        CheckRank(x, 3);
        return (double[,,])Fill(new double[(int)x.shape[0], (int)x.shape[1], (int)x.shape[2]], x);
    }

    /// <summary>The values of a tensor as a matrix.</summary>
    /// <param name="x">Shape (H, W), any element type.</param>
    /// <exception cref="ArgumentException">The tensor has not two axes.</exception>
    public static double[,] ToArray2D(this Tensor x)
    {
        CheckRank(x, 2);
        return (double[,])Fill(new double[(int)x.shape[0], (int)x.shape[1]], x);
    }

    internal static IEnumerable<(int A, int B)> Cells(int A, int B)
    {
        for (var a = 0; a < A; a++)
        {
            for (var b = 0; b < B; b++)
                yield return (a, b);
        }
    }

    internal static IEnumerable<(int A, int B, int C)> Cells(int A, int B, int C)
    {
        for (var a = 0; a < A; a++)
        {
            foreach (var (b, c) in Cells(B, C))
                yield return (a, b, c);
        }
    }

    /// <summary>"(2, 3, 5, 5)".</summary>
    internal static string ShapeText(Array x) => $"({string.Join(", ", Enumerable.Range(0, x.Rank).Select(x.GetLength))})";

    private static Array Fill(Array target, Tensor x)
    {
        using var plain = x.detach().cpu().to(float64).contiguous();
        Buffer.BlockCopy(plain.data<double>().ToArray(), 0, target, 0, target.Length * sizeof(double));
        return target;
    }

    private static void CheckRank(Tensor x, int rank)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.shape.Length != rank)
            throw new ArgumentException($"x has {x.shape.Length} axes ({string.Join(", ", x.shape)}); {rank} are needed.", nameof(x));
    }
}
