using CourseKit.Claims.Experiments;
using CourseKit.Reference;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 03-pooling.</summary>
internal static class Section03
{
    private const string Notebook = "03-pooling";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("B11", Notebook, "3.1", "Max pooling of 8 5 2 7 / 1 6 0 3 / 2 4 7 1 / 5 1 8 0 in 2x2 cells gives 8 7 / 5 8.",
            WorkedExample),
        new("A9", Notebook, "3.1", "Pooling replaces the values of a cell by their maximum or mean; it has no parameters.",
            NoParameters),
        new("B10", Notebook, "3.1", "Pooling works on each channel by itself: as many channels out as in; nothing to train.",
            Channels),
        new("D6", Notebook, "3.1", "Max pooling takes the largest value; average pooling is (1/K) times the sum over a window of " +
            "size K.",
            AverageFormula),
        new("D7", Notebook, "3.2", "2x2 at stride 2 discards 75 % of the activations.", Discarded),
        new("B12", Notebook, "3.3", "Global average pooling returns one value for each map.", Global),
        new("E17", Notebook, "3.3", "Stochastic pooling draws a value with a probability proportional to it (5/12 3/12 4/12 0 ...); " +
            "in " +
            "tests it takes the weighted mean.",
            Stochastic),
        new("E18", Notebook, "3.3", "Fractional max pooling is one of the kinds.", Fractional),
        new("E19", Notebook, "3.4", "How the gradient flows through max pooling; through average pooling it reaches all cells.",
            Gradients),
        new("A10", Notebook, "3.5", "Pooling is invariant to any permutation inside a cell, and nearly to small translations.",
            Permutation,
            Measured: true),
        new("B13", Notebook, "3.5", "Pooling captures small invariances: translation, rotation, scale.", Invariance, Measured: true),
        new("E20", Notebook, "3.6", "Average pooling smooths, as a low-pass filter; its 4x4 example gives 3 4 / 2.5 2.", LowPass),
        new("D8", Notebook, "3.7", "Loss of resolution is not always wanted, as in segmentation.", Resolution, Measured: true),
    ];

    private static readonly double[,] LectureB = { { 8, 5, 2, 7 }, { 1, 6, 0, 3 }, { 2, 4, 7, 1 }, { 5, 1, 8, 0 } };
    private static readonly double[,] LectureE = { { 5, 3, 0, 3 }, { 4, 0, 9, 4 }, { 2, 4, 1, 2 }, { 1, 3, 2, 3 } };

    private static void WorkedExample(Evidence e) =>
        e.Table("maxima", new double[,] { { 8, 7 }, { 5, 8 } }, MaxPool2d.Forward(LectureB.As4D(), 2).y.Channel());

    private static void NoParameters(Evidence e)
    {
        using var max = TorchSharp.torch.nn.MaxPool2d(2);
        using var mean = TorchSharp.torch.nn.AvgPool2d(2);
        e.Exactly("parameters of max pooling", 0, max.parameters().Count()).Exactly("parameters of average pooling", 0,
            mean.parameters().Count())
            .Exactly("maximum of the cell 8 5 1 6", 8, MaxPool2d.Forward(LectureB.As4D(), 2).y[0, 0, 0, 0])
            .Exactly("its mean", 5, AvgPool2d.Forward(LectureB.As4D(), 2)[0, 0, 0, 0]);
    }

    private static void Channels(Evidence e) => e
        .Exactly("maps out of 16 maps", 16, MaxPool2d.Forward(new double[1, 16, 8, 8], 2).y.GetLength(1))
        .Exactly("rows out of 8 at stride 2", 4, MaxPool2d.Forward(new double[1, 16, 8, 8], 2).y.GetLength(2))
        .Note("The lecture writes that all weights of the pool kernel are 1; for a mean over 2x2 pixels they are 1/4 each.");

    private static void AverageFormula(Evidence e)
    {
        const int K = 2;
        var ones = new double[,] { { 1, 1 }, { 1, 1 } };
        var (mean, lectures) = (AvgPool2d.Forward(ones.As4D(), K)[0, 0, 0, 0], ones.Flat().Sum() / K);
        e.Exactly("maximum of an even window of ones", 1, MaxPool2d.Forward(ones.As4D(), K).y[0, 0, 0, 0])
            .Slip("average of a 2x2 window of ones", $"(1/K) * sum = {lectures}", $"{mean}", mean != lectures)
            .Because("A window of side K, as the same lecture uses K in its size formula (H - K)/S + 1, holds K*K values, so the mean is " +
                "the sum divided by K squared; 1/K is right only where K counts the values of the window. " +
                $"With 1/K even ground of 1 would become {lectures} for K = 2, where every framework gives {mean}.");
    }

    private static void Discarded(Evidence e)
    {
        var x = new double[1, 1, 32, 32];
        var kept = MaxPool2d.Forward(x, 2).y.Length;
        e.Rounds("per cent that are not passed on", "75 %", 100.0 * (x.Length - kept) / x.Length);
    }

    private static void Global(Evidence e)
    {
        var y = GlobalAvgPool.Forward(LectureE.As4D());
        e.Exactly("values of one 4x4 map", 1, y.Length).Exactly("mean of the 4x4 example", LectureE.Flat().Sum() / 16, y[0, 0]);
    }

    private static void Stochastic(Evidence e)
    {
        double[,] printed =
        {
            { 5 / 12.0, 3 / 12.0, 0, 3 / 16.0 }, { 4 / 12.0, 0, 9 / 16.0, 4 / 16.0 },
            { 2 / 10.0, 4 / 10.0, 1 / 8.0, 2 / 8.0 }, { 1 / 10.0, 3 / 10.0, 2 / 8.0, 3 / 8.0 },
        };
        const int Draws = 20_000;
        var (random, sum) = (new Random(1), 0.0);
        for (var draw = 0; draw < Draws; draw++)
            sum += StochasticPool2d.Forward(LectureE.As4D(), 2, random).y[0, 0, 0, 0];
        var expected = StochasticPool2d.Expected(LectureE.As4D(), 2);
        // A mean of 20 000 draws of a value of deviation 0.9 lies within 4 deviations, 0.026, of the true one.
        e.Equal("probabilities, and the lecture's", Section02.LargestDifference(printed,
            StochasticPool2d.Probabilities(LectureE.As4D(),
            2)))
            .Equal("weighted mean of the first cell, and the mean of 20 000 draws from it", Math.Abs(sum / Draws - expected[0, 0, 0,
                0]),
                0.026)
            .Table("weighted means", new[,] { { 50 / 12.0, 106 / 16.0 }, { 30 / 10.0, 18 / 8.0 } }, expected.Channel());
    }

    private static void Fractional(Evidence e)
    {
        // 25 rows become 18: a factor of 1.39, where 2x2 pooling knows only 2.
        var starts = FractionalMaxPool2d.Starts(25, 2, 18, 0.3);
        var steps = starts.Zip(starts.Skip(1), (a, b) => b - a).Distinct().Order().ToList();
        e.Shows("25 rows pooled to 18: steps between windows", "between 1 and 2", string.Join(" and ", steps), steps is [1, 2]);
    }

    private static void Gradients(Evidence e)
    {
        var (x, dy) = (LectureB.As4D(), new double[,] { { 1, 2 }, { 3, 4 } }.As4D());
        double Loss(double[,,,] y) => y.Flat().Zip(dy.Flat(), (a, b) => a * b).Sum();
        var max = MaxPool2d.Backward(dy, MaxPool2d.Forward(x, 2).index, 4, 4);
        var mean = AvgPool2d.Backward(dy, 4, 4, 2);
        // Values with ties apart by 1: a step of 1e-5 changes no maximum.
        e.Exactly("cells that max pooling's gradient reaches, of 16", 4, max.Flat().Count(value => value != 0))
            .Exactly("cells that average pooling's reaches", 16, mean.Flat().Count(value => value != 0))
            .Equal("max pooling and central differences", Section02.LargestDifference(max, GradientCheck.Numeric(() =>
                Loss(MaxPool2d.Forward(x, 2).y), x)), 1e-8)
            .Equal("average pooling and central differences", Section02.LargestDifference(mean, GradientCheck.Numeric(() =>
                Loss(AvgPool2d.Forward(x, 2)), x)), 1e-8);
    }

    private static void Permutation(Evidence e)
    {
        double[,] turned = { { 6, 1, 3, 0 }, { 5, 8, 7, 2 }, { 1, 5, 0, 8 }, { 4, 2, 1, 7 } };
        var change = PoolingInvariance.Measure();
        e.Equal("maxima of the example, and with each cell permuted", Section02.LargestDifference(
                MaxPool2d.Forward(LectureB.As4D(), 2).y, MaxPool2d.Forward(turned.As4D(), 2).y))
            .Shows("change of an edge map when digits move by a pixel, in per cent: as it is, and after 4x4 max pooling", "smaller",
                change["shift"].Text, change["shift"].Pooled < change["shift"].Plain);
    }

    private static void Invariance(Evidence e)
    {
        var change = PoolingInvariance.Measure();
        foreach (var (name, what) in new[] { ("shift", "shift by 1 pixel"), ("turn", "turn by 6 degrees"), ("scale",
            "scale by 1.06") })
            e.Shows($"change in per cent under a {what}: plain, pooled", "smaller when pooled", change[name].Text,
                change[name].Pooled < change[name].Plain);
    }

    private static void LowPass(Evidence e)
    {
        // What is left of stripes of a wavelength after a mean of two neighbours.
        double Gain(double wavelength)
        {
            var stripes = Section02.Fill(1, 240, (_, j) => Math.Sin(2 * Math.PI * (j + 0.5) / wavelength));
            var mean = Convolution.CrossCorrelate(stripes, new[,] { { 0.5, 0.5 } }, ConvolutionMode.Valid);
            return Math.Sqrt(mean.Flat().Average(a => a * a) / stripes.Flat().Average(a => a * a));
        }
        double[] gains = [Gain(2), Gain(3), Gain(4), Gain(8), Gain(24)];
        e.Table("means", new[,] { { 3, 4 }, { 2.5, 2 } }, AvgPool2d.Forward(LectureE.As4D(), 2).Channel())
            .Shows("left of stripes of 2, 3, 4, 8, 24 pixels", "fine ones vanish, coarse ones stay",
                string.Join(", ", gains.Select(gain => FormattableString.Invariant($"{gain:0.00}"))),
                    gains.Zip(gains.Skip(1)).All(pair =>
                    pair.First < pair.Second));
    }

    private static void Resolution(Evidence e)
    {
        var overlaps = MaskResolution.Measure();
        e.Shows("overlap (IoU) of object masks with themselves after pooling by 2, 4, 8 and back", "falls",
            string.Join(", ", overlaps.Select(overlap => FormattableString.Invariant($"{overlap:0.00}"))), overlaps[0] > overlaps[1]
                && overlaps[1] > overlaps[2]);
    }
}
