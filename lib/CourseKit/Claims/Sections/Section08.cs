using CourseKit.Claims.Experiments;
using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 08-resnet: A15, B17, C15, C16, E30, E31.</summary>
internal static class Section08
{
    private const string Notebook = "08-resnet";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("C15", Notebook, "8.1",
            "ResNets have 18, 34, 50, 101, 151 layers; deeper plain networks train worse, deeper residual ones better.", Depths,
            Measured: true),
        new("A15", Notebook, "8.5", "ResNet-50 has 26 M parameters, ResNet-152 60 M.", Sizes),
        new("B17", Notebook, "8.5", "ResNet: 152 layers, 11 M parameters.", Deepest),
        new("E30", Notebook, "8.6", "Batch normalisation behind the convolutions, or before them: pre-activation.", Order),
        new("E31", Notebook, "8.7", "Wide ResNet: k times the maps.", Width),
        new("C16", Notebook, "8.8",
            "SGD with momentum, batches of 256, rate 0.1 divided by 10 at plateaus, weight decay, no dropout.", Recipe),
    ];

    private static readonly int[] Family = [18, 34, 50, 101];

    private static void Depths(Evidence e)
    {
        var d = Degradation.Measure();
        string Errors(bool residual) => FormattableString.Invariant(
            $"{Percent(residual, d.Shallow):0.0} % with {d.Shallow} layers, {Percent(residual, d.Deep):0.0} % with {d.Deep}");
        double Percent(bool residual, int depth) => 100 * d.TrainingError(residual, depth);
        e.Shows("error on training images, plain", "grows with depth", Errors(false),
                Percent(false, d.Deep) > 1.5 * Percent(false, d.Shallow))
            .Shows("error on training images, residual", "does not", Errors(true), Percent(true, d.Deep) <= Percent(true, d.Shallow) + 2)
            .Table("layers of the others, from their blocks", new double[,] { { 18, 34, 50, 101 } },
                Section02.Fill(1, Family.Length, (_, j) => ResNetTable.Layers(Family[j])))
            .Slip("layers of the deepest, with blocks 3, 8, 36, 3", "151", ResNetTable.Layers(152))
            .Because("The deepest has a first convolution, 50 blocks of three and a dense layer, 152 in all, as the same lecture says a " +
                "few slides on. " +
                "What it says of plain and residual networks holds: deeper plain ones train worse, deeper residual ones do not.");
    }

    private static void Sizes(Evidence e) => e
        .Rounds("parameters of ResNet-50", "26 M", ResNetTable.Parameters(50))
        .Rounds("parameters of ResNet-152", "60 M", ResNetTable.Parameters(152));

    private static void Deepest(Evidence e) => e
        .Exactly("layers, with blocks 3, 8, 36, 3", 152, ResNetTable.Layers(152))
        .Slip("parameters of ResNet-152", "11 M", ResNetTable.Parameters(152))
        .Because(FormattableString.Invariant($"ResNet-152 has {ResNetTable.Parameters(152) / 1e6:0.0} million parameters. ") +
            FormattableString.Invariant($"Eleven million, {ResNetTable.Parameters(18) / 1e6:0.0} to be exact, are those of ResNet-18."));

    private static void Order(Evidence e)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randn(1, 4, 6, 6);
        double Change(nn.Module<Tensor, Tensor> block)
        {
            using (no_grad())
            {
                foreach (var (name, parameter) in block.named_parameters())
                {
                    if (name.StartsWith("conv2", StringComparison.Ordinal) || name.StartsWith("bn2", StringComparison.Ordinal))
                        parameter.zero_();
                }
            }
            return (block.call(x) - x).abs().max().item<float>();
        }
        var (classical, before) = (Change(new BasicBlock(4, 4)), Change(new PreActBlock(4, 4)));
        e.Equal("pre-activation: input and output of a block whose correction is 0", before)
            .Shows("classical: what such a block changes", "its last ReLU cuts", Evidence.Text(classical), classical > 0.1);
    }

    private static void Width(Evidence e)
    {
        var narrow = new WideResNet(16, 1).parameters().Sum(p => p.numel());
        var wide = new WideResNet(16, 4).parameters().Sum(p => p.numel());
        var times = (double)wide / narrow;
        using var widest = new WideResNet(28, 10);
        e.Shows("times the parameters of k = 1 at k = 4", "about k squared", Evidence.Text(times), times is > 14 and < 16.5)
            .Rounds("parameters of the paper's WRN-28-10", "36.5 M", widest.parameters().Sum(p => p.numel()));
    }

    private static void Recipe(Evidence e)
    {
        var schedule = Schedules.Steps(0.1, 0.5, 0.75);
        using var model = ResNet.Of(18, 10);
        e.Exactly("rate at the start", 0.1, 0.1 * schedule(0))
            .Exactly("rate after the first plateau", 0.01, 0.1 * schedule(0.6))
            .Exactly("rate after the second", 0.001, 0.1 * schedule(0.9))
            .Exactly("dropout layers of ResNet-18", 0, model.modules().OfType<TorchSharp.Modules.Dropout>().Count())
            .Exactly("normalisations, one for each convolution", model.modules().OfType<TorchSharp.Modules.Conv2d>().Count(),
                model.modules().OfType<TorchSharp.Modules.BatchNorm2d>().Count());
    }
}
