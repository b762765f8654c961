using CourseKit.Reference;
using TorchSharp;
using static TorchSharp.torch;
using Sizes = CourseKit.Reference.OutputSize;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 02-convolution: channels, padding, stride, dilation, sizes, parameters, what a unit sees.</summary>
internal static partial class Section02
{
    private static IReadOnlyList<Claim> Geometry =>
    [
        new("A5", Notebook, "2.4", "With several channels, each is convolved with its own slice of the kernel and the results are " +
            "added.",
            Channels),
        new("B5", Notebook, "2.4",
            "A kernel has as many channels as the image and gives one map; several kernels give several maps.",
            ManyKernels),
        new("A6", Notebook, "2.4", "K kernels of C x h x w over a C x H x W tensor give K x (H-h+1) x (W-w+1).", MapSizes),
        new("B9", Notebook, "2.4", "A grey image is a 2-D tensor, a colour image 3-D, a batch 4-D; frameworks order it [batch, " +
            "height, " +
            "width, channels].", Axes),
        new("B6", Notebook, "2.5", "Without padding f-1 rows and columns are lost; zero padding can keep the size.", Padding),
        new("E9", Notebook, "2.5", "Kernels of 3, 5, 7 keep the size with padding 1, 2, 3; 7x7 with padding 2 becomes 11x11.",
            PaddingTable),
        new("B7", Notebook, "2.5", "A stride above 1 shrinks the output; vertical and horizontal strides may differ.", Strides),
        new("E10", Notebook, "2.5", "7x7 under a 3x3 kernel at stride 3 does not fit: a library pads, crops or refuses.",
            DoesNotFit),
        new("A7", Notebook, "2.5", "Dilation widens what a unit sees without more weights.", Dilation),
        new("E11", Notebook, "2.5", "A 3x3 kernel with holes covers more and still has 9 parameters.", Holes),
        new("D3", Notebook, "2.6", "Output size O = (I - F + P_start + P_end) / S + 1.", OutputFormula),
        new("D4", Notebook, "2.6",
            "Sizes of layers: convolution ((H-K+2P)/S+1, N maps), pooling ((H-K)/S+1, same maps), activation " +
            "(unchanged).", LayerFormulas),
        new("E12", Notebook, "2.6", "H2 = (H1 - F + 2P)/S + 1; F=3, P=1 and F=5, P=2 and F=1, P=0 keep the size at stride 1.",
            TypicalValues),
        new("D5", Notebook, "2.6", "A convolution has N*K*K*C1 + N parameters.", Parameters),
        new("E13", Notebook, "2.6", "F*F*C1*K weights and K biases.", Parameters),
        new("E14", Notebook, "2.6",
            "Quiz: a 5x5 kernel on 224x224x3 is 5x5x3; 32 of them give 220x220x32; 9x9 on 64x64x10 needs padding 4.", Quiz),
        new("A8", Notebook, "2.7", "A neuron is connected to a patch only, and all patches share the weights.", Sharing),
        new("B8", Notebook, "2.7", "Convolution has sparse weights; it is equivariant to translation, not to rotation.",
            Equivariance),
        new("E15", Notebook, "2.8", "The receptive field grows with depth.", Fields),
        new("E16", Notebook, "2.9",
            "Conv2d and Conv1d of the framework: cross-correlation with stride, padding, dilation, groups; " +
            "depthwise at groups = channels.",
            Framework),
    ];

    private static void Channels(Evidence e)
    {
        var (x, w) = (Normal4(7, 1, 3, 6, 7), Normal4(8, 1, 3, 3, 3));
        var sum = new double[4, 5];
        for (var c = 0; c < 3; c++)
        {
            var part = Convolution.CrossCorrelate(x.Channel(0, c), w.Channel(0, c), ConvolutionMode.Valid);
            foreach (var (i, j) in sum.Indices())
                sum[i, j] += part[i, j];
        }
        e.Equal("three channels added, and one convolution of all", LargestDifference(sum, Conv2d.Forward(x, w)), Rounding)
            .Note("The lecture's formula adds a bias b_ij for each position; a layer has one bias for each kernel, as the parameter " +
                "counts " +
                "of D5 say.");
    }

    private static void ManyKernels(Evidence e)
    {
        var y = Conv2d.Forward(Normal4(9, 1, 3, 8, 8), Normal4(10, 5, 3, 3, 3));
        e.Exactly("maps of one kernel", 1, Conv2d.Forward(Normal4(9, 1, 3, 8, 8), Normal4(10, 1, 3, 3, 3)).GetLength(1))
            .Exactly("maps of five kernels", 5, y.GetLength(1));
    }

    private static void MapSizes(Evidence e)
    {
        foreach (var (K, C, H, W, h, w) in new[] { (6, 1, 28, 28, 5, 5), (4, 3, 9, 11, 3, 2) })
        {
            var y = Conv2d.Forward(new double[1, C, H, W], new double[K, C, h, w]);
            e.Table($"{K} kernels of {C}x{h}x{w} on {C}x{H}x{W}", Shape3(K, H - h + 1, W - w + 1), Shape3(y.GetLength(1),
                y.GetLength(2),
                y.GetLength(3)));
        }
    }

    private static void Axes(Evidence e)
    {
        using var batch = zeros(8, 3, 32, 24);
        using var colour = batch[0];
        using var grey = colour[0];
        using var last = batch.permute(0, 2, 3, 1);
        e.Exactly("axes of a grey image", 2, grey.dim()).Exactly("of a colour image", 3, colour.dim()).Exactly("of a batch", 4,
            batch.dim())
            .Exactly("channels-last: the last axis holds the channels", 3, last.shape[3])
            .Note("The order of axes is the framework's: TorchSharp keeps channels first, [batch, channels, height, width]; " +
                "TensorFlow " +
                "keeps them last.");
    }

    private static void Padding(Evidence e) => e
        .Exactly("rows lost under a kernel of 3", 3 - 1, 28 - Sizes.Of(28, 3))
        .Exactly("rows lost under a kernel of 5", 5 - 1, 28 - Sizes.Of(28, 5))
        .Exactly("28 rows, kernel 5, padding 2", 28, Sizes.Of(28, 5, padding: 2));

    private static void PaddingTable(Evidence e)
    {
        foreach (var (kernel, padding) in new[] { (3, 1), (5, 2), (7, 3) })
            e.Exactly($"padding that keeps the size under {kernel}x{kernel}", padding, Sizes.SamePadding(7, kernel).Before);
        using var framed = nn.functional.pad(zeros(1, 1, 7, 7), [2, 2, 2, 2]);
        e.Exactly("7 rows with two more on each side", 11, framed.shape[2]);
    }

    private static void Strides(Evidence e)
    {
        var y = Conv2d.Forward(new double[1, 1, 9, 9], new double[1, 1, 3, 3], null, new Geometry { Stride = (1, 2) });
        e.Exactly("5 rows, kernel 3, padding 1, stride 2: rows out", (5 - 3 + 2) / 2 + 1, Conv2d.Forward(Image.As4D(), Kernel.As4D(),
            null,
            2, 1).GetLength(2))
            .Table("9x9, kernel 3, strides 1 and 2", new double[,] { { 7, 4 } }, new double[,] { { y.GetLength(2),
                y.GetLength(3) } });
    }

    private static void DoesNotFit(Evidence e)
    {
        var refused = false;
        try
        {
            Sizes.Of(7, 3, 3, remainder: Remainder.Raise);
        }
        catch (ArgumentException)
        {
            refused = true;
        }
        e.Rounds("(7 - 3) / 3 + 1", "2.33", (7 - 3) / 3.0 + 1).Exactly("pad: windows", 3, Sizes.Of(7, 3, 3,
            remainder: Remainder.Pad))
            .Exactly("crop: windows", 2, Sizes.Of(7, 3, 3)).Exactly("refuse: exceptions raised", 1, refused ? 1 : 0);
    }

    private static void Dilation(Evidence e)
    {
        double Sees(int dilation) => ReceptiveField.Of(new FieldLayer("conv", 3, Dilation: dilation))[^1].Size;
        e.Exactly("pixels seen by 3 taps, dilation 1", 3, Sees(1)).Exactly("dilation 2", 5, Sees(2)).Exactly("dilation 4", 9,
            Sees(4))
            .Exactly("weights at each of them", 9, LayerCost.ConvParameters(1, 1, 3, 3, bias: false));
    }

    private static void Holes(Evidence e)
    {
        using var plain = nn.Conv2d(1, 1, 3, bias: false);
        using var holes = nn.Conv2d(1, 1, 3, dilation: 2, bias: false);
        e.Exactly("parameters, plain", 9, plain.weight.numel()).Exactly("parameters, with holes", 9, holes.weight.numel())
            .Above("pixels along a side that it covers", "more than 3", 3, ReceptiveField.Of(new FieldLayer("conv", 3,
                Dilation: 2))[^1].Size);
    }

    private static void OutputFormula(Evidence e)
    {
        // Every size, kernel, stride and padding of a grid for which the quotient is whole, against the framework itself.
        var (agree, cases) = (0, 0);
        foreach (var (size, kernel) in Arrays.Cells(14, 5))
        {
            foreach (var (stride, padding) in Arrays.Cells(3, 3))
            {
                var (I, F, S, P) = (size + 6, kernel + 1, stride + 1, padding);
                if ((I - F + 2 * P) % S != 0)
                    continue;
                using var y = nn.functional.conv1d(zeros(1, 1, I), zeros(1, 1, F), stride: S, padding: P);
                cases++;
                agree += y.shape[2] == (I - F + 2 * P) / S + 1 ? 1 : 0;
            }
        }
        e.Exactly("sizes that the framework gives too", cases, agree)
            .Note("Where the quotient is not whole, frameworks round down: the last pixels are not read (E10).");
    }

    private static void LayerFormulas(Evidence e)
    {
        using var x = zeros(1, 3, 32, 32);
        using var conv = nn.functional.conv2d(x, zeros(8, 3, 5, 5), strides: [1, 1], padding: [2, 2]);
        using var pool = nn.functional.max_pool2d(x, 2, 2);
        using var relu = nn.functional.relu(x);
        double[,] Of(Tensor y) => Shape3(y.shape[1], y.shape[2], y.shape[3]);
        e.Table("convolution, 8 kernels of 5, padding 2", Shape3(8, (32 - 5 + 4) / 1 + 1, (32 - 5 + 4) / 1 + 1), Of(conv))
            .Table("pooling of 2 at stride 2", Shape3(3, (32 - 2) / 2 + 1, (32 - 2) / 2 + 1), Of(pool))
            .Table("activation", Shape3(3, 32, 32), Of(relu));
    }

    private static void TypicalValues(Evidence e)
    {
        foreach (var (F, P) in new[] { (3, 1), (5, 2), (1, 0) })
            e.Exactly($"64 rows, F = {F}, P = {P}", 64, Sizes.Of(64, F, padding: P));
        e.Exactly("64 rows, F = 5, S = 2, padding 2", 32, Sizes.Of(64, 5, 2, 2));
    }

    private static void Parameters(Evidence e)
    {
        foreach (var (C, N, K) in new[] { (3L, 8L, 5L), (64L, 128L, 3L), (512L, 512L, 3L) })
        {
            using var layer = nn.Conv2d(C, N, K);
            e.Exactly($"{N} kernels of {K}x{K} over {C} channels", N * K * K * C + N, layer.parameters().Sum(parameter =>
                parameter.numel()));
        }
    }

    private static void Quiz(Evidence e)
    {
        using var layer = nn.Conv2d(3, 32, 5);
        using var y = layer.call(zeros(1, 3, 224, 224));
        e.Exactly("depth of the 5x5 kernel", 3, layer.weight.shape[1])
            .Table("output of 32 kernels", Shape3(220, 220, 32), Shape3(y.shape[2], y.shape[3], y.shape[1]))
            .Exactly("padding for 9x9", 4, Sizes.SamePadding(64, 9).Before);
    }

    private static void Sharing(Evidence e)
    {
        // The matrix that does what the convolution does: how many of its entries are not 0, and how many different ones.
        var (weights, entries, distinct) = ConvolutionAsMatrix.Count(28, 5);
        e.Exactly("pixels that one output of a 5x5 kernel reads, of 784", 25, weights)
            .Exactly("different numbers in a matrix of " + Evidence.Text(entries) + " entries", 25, distinct);
    }

    private static void Equivariance(Evidence e)
    {
        var image = Normal(11, 16, 16);
        var kernel = Kernels.SobelLeft;
        double[,] Map(double[,] x) => Convolution.CrossCorrelate(x, kernel, ConvolutionMode.Valid);
        double[,] Moved(double[,] x) => Fill(x.GetLength(0), x.GetLength(1), (i, j) => x[(i + x.GetLength(0) - 2) % x.GetLength(0),
            j]);
        double[,] Turned(double[,] x) => Fill(x.GetLength(1), x.GetLength(0), (i, j) => x[j, x.GetLength(1) - 1 - i]);
        var (moved, first) = (Map(Moved(image)), Map(image));
        var shift = Enumerable.Range(2, 12).SelectMany(i => Enumerable.Range(0, 14).Select(j => Math.Abs(moved[i, j] - first[i - 2,
            j]))).Max();
        var turn = LargestDifference(Map(Turned(image)), Turned(first));
        e.Equal("the map of the image moved by 2 rows, and the map moved by 2 rows", shift, Rounding)
            .Shows("the map of the image turned by 90 degrees, and the map turned", "not the same",
                FormattableString.Invariant($"differ by up to {turn:0.0}"), turn > 1);
    }

    private static void Fields(Evidence e)
    {
        var fields = ReceptiveField.Of(new FieldLayer("conv1", 3), new FieldLayer("conv2", 3), new FieldLayer("conv3", 3));
        e.Above("pixels that each layer of 3x3 adds along a side, at least", "grows", 0,
                fields.Zip(fields.Skip(1)).Min(pair => pair.Second.Size - pair.First.Size))
            .Exactly("pixels seen behind three of them, as the same lecture says of VGG", 7, fields[^1].Size);
    }

    private static void Framework(Evidence e)
    {
        foreach (var (C, F, stride, padding, dilation, groups) in new[] { (4, 6, 2, 1, 1, 1), (4, 6, 1, 2, 2, 2), (4, 8, 1, 1, 1,
            4) })
        {
            var (x, w, b) = (Normal4(12, 2, C, 9, 8), Normal4(13, F, C / groups, 3, 3), Normal(14, 1, F).Flat());
            using var y = nn.functional.conv2d(x.ToTensor(), w.ToTensor(), b.ToTensor(), [stride, stride], [padding, padding],
                [dilation,
                dilation], groups);
            e.Equal($"framework and loops, 2-D, stride {stride}, padding {padding}, dilation {dilation}, groups {groups}",
                LargestDifference(y.ToArray4D(), Conv2d.Forward(x, w, b, stride, padding, dilation, groups)), Rounding);
        }
        var (signal, taps) = (Normal(15, 1, 20).Flat().As3D(), Normal(16, 1, 3).Flat().As3D());
        using var line = nn.functional.conv1d(signal.ToTensor(), taps.ToTensor(), stride: 2, padding: 1);
        e.Equal("framework and loops, 1-D", LargestDifference(line.ToArray3D(), Conv1d.Forward(signal, taps, null, 2, 1)), Rounding);
    }

    private static double[,] Shape3(double a, double b, double c) => new[,] { { a, b, c } };

    private static double[,,,] Normal4(int seed, int N, int C, int H, int W)
    {
        var values = Normal(seed, N * C, H * W);
        var x = new double[N, C, H, W];
        foreach (var (n, c, i, j) in x.Indices())
            x[n, c, i, j] = values[n * C + c, i * W + j];
        return x;
    }
}
