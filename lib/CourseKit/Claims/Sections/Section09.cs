using CourseKit.Claims.Experiments;
using CourseKit.Reference;
using static TorchSharp.torch;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 09-batch-norm: C17, C18.</summary>
internal static class Section09
{
    private const string Notebook = "09-batch-norm";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("C17", Notebook, "9.3", "Batch norm: take off the mean, divide by the root of variance + eps, scale by gamma, shift by beta.",
            Algorithm),
        new("C18", Notebook, "9.7", "Convolution, ReLU, pooling, batch norm: training is faster, and at higher learning rates.",
            FasterAndHigher, Measured: true),
    ];

    private static void Algorithm(Evidence e)
    {
        using var scope = NewDisposeScope();
        manual_seed(17);
        double[] gamma = [1.5, -0.5, 2], beta = [0.2, 1, -1];
        var (x, slopes) = (randn(4, 3, 5, 6, dtype: float64) * 3 + 2, randn(4, 3, 5, 6, dtype: float64));
        var (y, cache) = BatchNorm2d.ForwardTrain(x.ToArray4D(), gamma, beta);
        var (dx, _, _) = BatchNorm2d.BackwardTrain(slopes.ToArray4D(), gamma, cache);

        var (g, b) = (tensor(gamma), tensor(beta));
        var (mean, variance) = (zeros(3, dtype: float64), ones(3, dtype: float64));
        var input = x.detach().requires_grad_();
        var output = nn.functional.batch_norm(input, mean, variance, g, b, training: true);
        (output * slopes).sum().backward();
        var (runMean, runVariance) = BatchNorm2d.UpdateRunning((new double[3], [1, 1, 1]), cache);
        var evaluated = BatchNorm2d.ForwardEval(x.ToArray4D(), gamma, beta, runMean, runVariance);
        var framework = nn.functional.batch_norm(x, mean, variance, g, b, training: false);

        e.Equal("the four steps by hand, and the framework in training", Section02.LargestDifference(y, output.ToArray4D()))
            .Equal("slopes by hand, and the framework's", Section02.LargestDifference(dx, input.grad!.ToArray4D()))
            .Equal("running statistics by hand, and the framework in evaluation",
                Section02.LargestDifference(evaluated, framework.ToArray4D()))
            .Note("The running variance is the sample's, divided by m - 1, as in the paper; the lecture shows the training step only.");
    }

    private static void FasterAndHigher(Evidence e)
    {
        const double Small = 0.01, High = 0.1;
        var blocks = NormalisedBlocks.Measure(Small, High);
        e.Shows($"test accuracy after three epochs at rate {Evidence.Text(Small)}, plain and normalised", "faster",
            Pair(blocks.Plain.Small, blocks.Normalised.Small),
                blocks.Normalised.Small > blocks.Plain.Small)
            .Shows($"the same at rate {Evidence.Text(High)}", "higher rates are possible",
                Pair(blocks.Plain.High, blocks.Normalised.High),
                blocks.Normalised.High > blocks.Plain.High + 0.1)
            .Note("The lecture normalises behind the pooling, the paper before the ReLU; section 9.7 measures both.");
    }

    private static string Pair(double a, double b) => FormattableString.Invariant($"{100 * a:0.0} %, {100 * b:0.0} %");
}
