using CourseKit.Reference;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 02-convolution: what convolution is, its laws, kernels made by hand.</summary>
internal static partial class Section02
{
    private const string Notebook = "02-convolution";
    private const double Rounding = 1e-12;      // sums of a few hundred products of order 1, in double

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("B3", Notebook, "2.1", "A 5x5 image under a 3x3 kernel gives [[88,67,134],[55,94,132],[107,25,134]].", WorkedExample),
        new("A4", Notebook, "2.2", "One-dimensional convolution, the sum over y+z=x of f(y)g(z), is written as equal to the sum over " +
            "y of " +
            "f(y)g(x+y).",
            OneDimension),
        new("D1", Notebook, "2.2", "Convolution is defined with the kernel reversed: the sum over m of f[m]g[n-m].", Reversed),
        new("E4", Notebook, "2.2", "In 2-D convolution reads I(i-m, j-n), cross-correlation I(i+m, j+n); networks compute the " +
            "second.",
            TwoDimensions),
        new("D2", Notebook, "2.2", "Convolution is commutative, associative and distributive over addition.", Laws),
        new("E5", Notebook, "2.3", "A Sobel kernel on a 4x7 patch of grey levels gives -26 -533 -517 -28 and -29 -505 -513 -25.",
            Sobel),
        new("B4", Notebook, "2.3", "Six 3x3 kernels: identity, outline (8 in the middle, -1 around), Sobel left and bottom, lighten, " +
            "darken " +
            "(0.5).", Gallery),
        new("E6", Notebook, "2.3", "3x3 kernels of -1, 0, 1 find vertical and horizontal borders; 5x5 and 15x15 kernels of ones " +
            "blur.",
            Prewitt),
        new("E7", Notebook, "2.3", "A 4x4 bank of Gabor filters, frequency by orientation, made by hand.", Gabor),
        new("E8", Notebook, "2.3", "A kernel of even size has no middle pixel: its result falls between two pixels.", EvenSize),
        .. Geometry,
    ];

    // Lecture B's example: the kernel differs from its own half turn, so that flipping it would show.
    private static readonly double[,] Image =
    {
        { 2, 9, 11, 22, 42 }, { 12, 43, 2, 0, 65 }, { 9, 87, 65, 2, 90 }, { 21, 21, 44, 7, 2 }, { 45, 2, 21, 2, 0 },
    };

    private static readonly double[,] Kernel = { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 0, 1 } };

    // Lecture E's patch of an edge between a light and a dark part.
    private static readonly double[,] Patch =
    {
        { 207, 210, 195, 63, 57, 56, 59 }, { 204, 212, 197, 82, 76, 74, 75 },
        { 202, 198, 202, 72, 65, 67, 63 }, { 209, 201, 187, 78, 69, 71, 64 },
    };

    private static void WorkedExample(Evidence e) => e.Table("feature map",
        new double[,] { { 88, 67, 134 }, { 55, 94, 132 }, { 107, 25, 134 } }, Conv2d.Forward(Image.As4D(), Kernel.As4D()).Channel());

    private static void OneDimension(Evidence e)
    {
        double[] f = [1, 2, 3], g = [4, 5, 6];
        // Both at the middle position, index 2 of five; g(x + y) is g correlated with f.
        var (sum, shifted) = (Convolution.Convolve(g, f)[2], Convolution.CrossCorrelate(g, f)[2]);
        e.Slip("f = (1, 2, 3), g = (4, 5, 6), all three overlapping", "the two sums are the same",
                FormattableString.Invariant($"convolution {sum}, cross-correlation {shifted}"), sum != shifted)
            .Equal("with f reversed, the two sums", LargestDifference(Convolution.Convolve(g, f), Convolution.CrossCorrelate(g, [3,
                2, 1])))
            .Because("The first sum pairs f(y) with g(x-y), which is convolution; the second pairs it with g(x+y), which is " +
                "cross-correlation. " +
                "They agree only when f is its own mirror image, so the lecture's equals sign should read f(y)g(x-y).");
    }

    private static void Reversed(Evidence e)
    {
        // (1 + 2t + 3t²)(4 + 5t) = 4 + 13t + 22t² + 15t³: the coefficients of a product of polynomials are a convolution.
        double[] f = [1, 2, 3], g = [4, 5];
        e.Table("(1, 2, 3) * (4, 5)", new double[,] { { 4, 13, 22, 15 } }, Row(Convolution.Convolve(f, g)))
            .Equal("loops and Fourier transform", LargestDifference(Convolution.Convolve(f, g), FourierConvolution.Convolve(f, g)),
                Rounding);
    }

    private static void TwoDimensions(Evidence e)
    {
        var (image, kernel) = (Normal(1, 9, 8), Normal(2, 3, 4));
        var flipped = Conv2d.Flip(kernel.As4D()).Channel();
        using var framework = TorchSharp.torch.nn.functional.conv2d(image.As4D().ToTensor(), kernel.As4D().ToTensor());
        var correlated = Convolution.CrossCorrelate(image, kernel, ConvolutionMode.Valid);
        var apart = LargestDifference(framework.ToArray4D(), Convolution.Convolve(image, kernel, ConvolutionMode.Valid));
        e.Equal("convolution, and cross-correlation with the kernel turned by half a turn", LargestDifference(
                Convolution.Convolve(image, kernel), Convolution.CrossCorrelate(image, flipped)), Rounding)
            .Equal("the framework's conv2d, and cross-correlation", LargestDifference(framework.ToArray4D(), correlated), Rounding)
            .Note(FormattableString.Invariant($"Against true convolution conv2d differs by up to {apart:0.0}."));
    }

    private static void Laws(Evidence e)
    {
        var (f, g, h) = (Normal(3, 7, 6), Normal(4, 3, 3), Normal(5, 3, 3));
        double[,] Conv(double[,] a, double[,] b) => Convolution.Convolve(a, b);
        var sum = (double[,])g.Clone();
        foreach (var (i, j) in sum.Indices())
            sum[i, j] += h[i, j];
        var parts = Conv(f, g);
        foreach (var (i, j) in parts.Indices())
            parts[i, j] += Conv(f, h)[i, j];
        var swapped = LargestDifference(Convolution.CrossCorrelate(f, g), Convolution.CrossCorrelate(g, f));
        e.Equal("f * g and g * f", LargestDifference(Conv(f, g), Conv(g, f)), Rounding)
            .Equal("(f * g) * h and f * (g * h)", LargestDifference(Conv(Conv(f, g), h), Conv(f, Conv(g, h))), Rounding)
            .Equal("f * (g + h) and f * g + f * h", LargestDifference(Conv(f, sum), parts), Rounding)
            .Note(FormattableString.Invariant($"Cross-correlation is not commutative: exchanging f and g changes one by {swapped:0.0}."));
    }

    private static void Sobel(Evidence e)
    {
        var map = Conv2d.Forward(Patch.As4D(), Kernels.SobelRight.As4D()).Channel();
        var first = new double[2, 4];
        foreach (var (i, j) in first.Indices())
            first[i, j] = map[i, j];
        e.Table("first four columns", new double[,] { { -26, -533, -517, -28 }, { -29, -505, -513, -25 } }, first)
            .Note(FormattableString.Invariant($"A fifth column, {map[0, 4]} and {map[1, 4]}, is output too: 7 - 3 + 1 = 5."));
    }

    private static void Gallery(Evidence e)
    {
        var image = Normal(6, 6, 6);
        var same = Convolution.CrossCorrelate(image, Kernels.Identity, ConvolutionMode.Same);
        e.Equal("image and identity's answer", LargestDifference(image, same))
            .Table("outline", new double[,] { { -1, -1, -1 }, { -1, 8, -1 }, { -1, -1, -1 } }, Kernels.Outline)
            .Table("Sobel left", new double[,] { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } }, Kernels.SobelLeft)
            .Exactly("outline on even ground", 0, Kernels.Outline.Flat().Sum())
            .Exactly("Sobel left on even ground", 0, Kernels.SobelLeft.Flat().Sum())
            .Exactly("Sobel bottom on even ground", 0, Kernels.SobelBottom.Flat().Sum())
            .Exactly("darken multiplies by", 0.5, Kernels.Darken().Flat().Sum())
            .Above("lighten multiplies by", "above 1", 1, Kernels.Lighten().Flat().Sum());
    }

    private static void Prewitt(Evidence e)
    {
        // A step from 0 to 1 between columns, and the same between rows.
        var vertical = Fill(5, 6, (_, j) => j < 3 ? 0 : 1);
        double[,] find = { { -1, 0, 1 }, { -1, 0, 1 }, { -1, 0, 1 } };
        double[,] find2 = { { -1, -1, -1 }, { 0, 0, 0 }, { 1, 1, 1 } };
        double Largest(double[,] kernel) => Convolution.CrossCorrelate(vertical, kernel, ConvolutionMode.Valid).Flat().Max(Math.Abs);
        var ones = Fill(5, 5, (_, _) => 1);
        e.Exactly("vertical border kernel on a vertical step of 1", 3, Largest(find))
            .Exactly("horizontal border kernel on it", 0, Largest(find2))
            .Exactly("box 5x5, ones divided by 25, keeps even ground", 1, Kernels.Box(5).Flat().Sum())
            .Exactly("box 15x15, ones divided by 225, keeps even ground", 1, Kernels.Box(15).Flat().Sum())
            .Note($"The lecture prints the blur as bare ones: undivided, the 5x5 kernel would also brighten {ones.Flat().Sum()} " +
                $"times.");
    }

    private static void Gabor(Evidence e)
    {
        var bank = Kernels.GaborBank();
        double[] wavelengths = [4, 6, 9, 13.5];
        var own = 0;
        foreach (var (i, j) in Arrays.Cells(4, 4))
        {
            // Stripes of each wavelength and direction, as large as a filter: which filter of the bank answers most?
            var stripes = Stripes(wavelengths[i], Math.PI * j / 4);
            var best = Arrays.Cells(4, 4).MaxBy(cell => Answer(bank[cell.A, cell.B].Values, stripes));
            own += best == (i, j) ? 1 : 0;
        }
        e.Shows("filters that answer their own stripes most", "each filter has one frequency and one orientation", $"{own} of 16",
            own == 16);
    }

    private static double[,] Stripes(double wavelength, double orientation) => Fill(31, 31, (i, j) =>
        Math.Cos(2 * Math.PI * ((j - 15) * Math.Cos(orientation) + (i - 15) * Math.Sin(orientation)) / wavelength));

    // For a fair contest each filter is scaled to length 1.
    private static double Answer(double[,] filter, double[,] stripes) =>
        Math.Abs(filter.Flat().Zip(stripes.Flat(), (a, b) => a * b).Sum()) / Math.Sqrt(filter.Flat().Sum(a => a * a));

    private static void EvenSize(Evidence e)
    {
        // Where the box puts the light of a single pixel, measured from that pixel.
        double Shift(int k)
        {
            var spread = Convolution.Convolve(Fill(1, 15, (_, j) => j == 7 ? 1 : 0), Fill(1, k, (_, _) => 1.0 / k),
                ConvolutionMode.Same);
            return Math.Abs(spread.Indices().Sum(cell => spread[cell.I, cell.J] * cell.J) - 7);
        }
        e.Exactly("shift by a box of 3, in pixels", 0, Math.Round(Shift(3), 9))
            .Exactly("shift by a box of 2", 0.5, Math.Round(Shift(2), 9))
            .Exactly("shift by a box of 4", 0.5, Math.Round(Shift(4), 9));
    }

    internal static double[,] Fill(int H, int W, Func<int, int, double> value)
    {
        var x = new double[H, W];
        foreach (var (i, j) in x.Indices())
            x[i, j] = value(i, j);
        return x;
    }

    // Numbers drawn once for all: the seed is part of the claim, not of the course's settings.
    internal static double[,] Normal(int seed, int H, int W)
    {
        var random = new Random(seed);
        return Fill(H, W, (_, _) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    internal static double LargestDifference(Array a, Array b) => a.Length == b.Length
        ? a.Cast<double>().Zip(b.Cast<double>(), (x, y) => Math.Abs(x - y)).Max()
        : double.PositiveInfinity;

    private static double[,] Row(double[] values) => Fill(1, values.Length, (_, j) => values[j]);
}
