namespace CourseKit.Reference;

/// <summary>Kernels made by hand: what they do can be read off their numbers. Each call gives an array of its own.</summary>
public static class Kernels
{
    /// <summary>Leaves the picture as it is.</summary>
    public static double[,] Identity => Point(1);

    /// <summary>A pixel against its eight neighbours: 0 on even ground.</summary>
    public static double[,] Outline => new double[,] { { -1, -1, -1 }, { -1, 8, -1 }, { -1, -1, -1 } };

    /// <summary>A pixel against its four neighbours: the second derivative.</summary>
    public static double[,] Laplacian => new double[,] { { 0, 1, 0 }, { 1, -4, 1 }, { 0, 1, 0 } };

    /// <summary>The picture plus its own outline.</summary>
    public static double[,] Sharpen => new double[,] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };

    /// <summary>Light from the upper left.</summary>
    public static double[,] Emboss => new double[,] { { -2, -1, 0 }, { -1, 1, 1 }, { 0, 1, 2 } };

    /// <summary>Bright on the left, dark on the right gives large values.</summary>
    public static double[,] SobelLeft => new double[,] { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } };

    /// <summary>Bright on the right, dark on the left gives large values: the x derivative.</summary>
    public static double[,] SobelRight => new double[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } };

    /// <summary>Bright above, dark below gives large values.</summary>
    public static double[,] SobelTop => new double[,] { { 1, 2, 1 }, { 0, 0, 0 }, { -1, -2, -1 } };

    /// <summary>Bright below, dark above gives large values: the y derivative.</summary>
    public static double[,] SobelBottom => new double[,] { { -1, -2, -1 }, { 0, 0, 0 }, { 1, 2, 1 } };

    /// <summary>Vertical edges without Sobel's weights: left minus right.</summary>
    public static double[,] PrewittVertical => new double[,] { { 1, 0, -1 }, { 1, 0, -1 }, { 1, 0, -1 } };

    /// <summary>Horizontal edges without Sobel's weights: above minus below.</summary>
    public static double[,] PrewittHorizontal => new double[,] { { 1, 1, 1 }, { 0, 0, 0 }, { -1, -1, -1 } };

    /// <summary>Brighter by a factor.</summary>
    /// <param name="factor">Above 1.</param>
    public static double[,] Lighten(double factor = 1.5) => Point(factor);

    /// <summary>Darker by a factor.</summary>
    /// <param name="factor">From 0 to 1.</param>
    public static double[,] Darken(double factor = 0.5) => Point(factor);

    /// <summary>Box blur: the mean of n×n pixels.</summary>
    /// <param name="n">Rows and columns, 1 or more.</param>
    public static double[,] Box(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Fill(n, (_, _) => 1.0 / (n * n));
    }

    /// <summary>Gaussian blur: <c>exp(-(x² + y²) / (2 sigma²))</c>, its values adding up to 1.</summary>
    /// <param name="n">Rows and columns, odd; 6 sigma hold nearly all of it.</param>
    /// <param name="sigma">Width, in pixels.</param>
    public static double[,] Gaussian(int n, double sigma)
    {
        CheckOdd(n);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        var bell = Fill(n, (x, y) => Math.Exp(-(x * x + y * y) / (2 * sigma * sigma)));
        var sum = bell.Flat().Sum();
        foreach (var (i, j) in bell.Indices())
            bell[i, j] /= sum;
        return bell;
    }

    /// <summary>
    /// Gabor filter: a wave under a bell, <c>exp(-(x'² + (aspect*y')²) / (2 sigma²)) * cos(2 pi x'/wavelength + phase)</c>, where (x', y')
    /// is (x, y) turned by the orientation, less its mean: even ground gives 0.
    /// </summary>
    /// <param name="n">Rows and columns, odd.</param>
    /// <param name="wavelength">Of the wave, in pixels.</param>
    /// <param name="orientation">Direction in which the wave runs, in radians; 0 is along x and finds vertical stripes.</param>
    /// <param name="sigma">Width of the bell, in pixels; null for 0.56 wavelengths (one octave).</param>
    /// <param name="aspect">Below 1 makes the bell longer along the stripes.</param>
    /// <param name="phase">0 for a line in the middle, pi/2 for an edge; radians.</param>
    /// <remarks>Daugman, Uncertainty relation for resolution in space, spatial frequency, and orientation, J. Opt. Soc. Am. A 2,
    /// 1985.</remarks>
    public static double[,] Gabor(int n, double wavelength, double orientation, double? sigma = null, double aspect = 1, double phase = 0)
    {
        CheckOdd(n);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelength);
        var width = sigma ?? 0.56 * wavelength;
        var (cos, sin) = (Math.Cos(orientation), Math.Sin(orientation));
        var wave = Fill(n, (x, y) =>
        {
            var (along, across) = (x * cos + y * sin, aspect * (y * cos - x * sin));
            return Math.Exp(-(along * along + across * across) / (2 * width * width)) * Math.Cos(2 * Math.PI * along / wavelength + phase);
        });
        var mean = wave.Flat().Average();
        foreach (var (i, j) in wave.Indices())
            wave[i, j] -= mean;
        return wave;
    }

    /// <summary>A bank of Gabor filters: one row for each wavelength, one column for each orientation.</summary>
    /// <param name="n">Rows and columns of each filter, odd.</param>
    /// <param name="wavelengths">In pixels.</param>
    /// <param name="orientations">How many, spread evenly over half a turn.</param>
    public static NamedKernel[,] GaborBank(int n = 31, IReadOnlyList<double>? wavelengths = null, int orientations = 4)
    {
        wavelengths ??= [4, 6, 9, 13.5];
        ArgumentOutOfRangeException.ThrowIfLessThan(orientations, 1);
        var bank = new NamedKernel[wavelengths.Count, orientations];
        foreach (var (i, j) in Arrays.Cells(wavelengths.Count, orientations))
        {
            var name = FormattableString.Invariant($"wavelength {wavelengths[i]:0.#} px, {180.0 * j / orientations:0.#}°");
            var filter = Gabor(n, wavelengths[i], Math.PI * j / orientations);
            bank[i, j] = new NamedKernel(name, filter, "answers stripes of this width and direction");
        }
        return bank;
    }

    /// <summary>The whole gallery but Gabor's bank.</summary>
    public static IReadOnlyList<NamedKernel> Gallery =>
    [
        new("identity", Identity, "nothing changes"), new("outline", Outline, "only edges stay"),
        new("Sobel left", SobelLeft, "edges bright on the left"), new("Sobel right", SobelRight, "edges bright on the right"),
        new("Sobel top", SobelTop, "edges bright above"), new("Sobel bottom", SobelBottom, "edges bright below"),
        new("Prewitt vertical", PrewittVertical, "vertical edges"), new("Prewitt horizontal", PrewittHorizontal, "horizontal edges"),
        new("lighten", Lighten(), "half as bright again"), new("darken", Darken(), "half as bright"),
        new("sharpen", Sharpen, "edges stronger"), new("emboss", Emboss, "light from the upper left"),
        new("box 5×5", Box(5), "mean of 25 pixels"), new("box 15×15", Box(15), "mean of 225 pixels"),
        new("Gaussian 7×7", Gaussian(7, 1.2), "soft blur"), new("Laplacian", Laplacian, "second derivative"),
    ];

    private static double[,] Point(double value) => new[,] { { 0, 0, 0 }, { 0, value, 0 }, { 0, 0, 0 } };

    // x runs right and y down, both 0 in the middle pixel
    private static double[,] Fill(int n, Func<double, double, double> value)
    {
        var kernel = new double[n, n];
        foreach (var (i, j) in kernel.Indices())
            kernel[i, j] = value(j - (n - 1) / 2.0, i - (n - 1) / 2.0);
        return kernel;
    }

    private static void CheckOdd(int n)
    {
        if (n < 1 || n % 2 == 0)
            throw new ArgumentException($"n is {n}; a kernel with a middle pixel has an odd size.");
    }
}
