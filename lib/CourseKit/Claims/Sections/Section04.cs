using CourseKit.Reference;
using static TorchSharp.torch;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 04-training: backpropagation with shared weights, activations, gradients that vanish.</summary>
internal static partial class Section04
{
    private const string Notebook = "04-training";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("A11", Notebook, "4.1", "Backpropagation is that of an MLP; the slopes of a shared weight at its places are combined.",
            SharedWeight),
        new("C1", Notebook, "4.4", "Identity, logistic, tanh, ReLU, PReLU, ELU and softplus with their derivatives.", ActivationTable),
        new("C2", Notebook, "4.4", "Leaky ReLU has slope 0.01 below 0; sigmoid or softmax, tanh, or a linear output by the task.",
            Outputs),
        new("D9", Notebook, "4.5", "Without a non-linearity a deep network is a linear function.", Collapse),
        new("C3", Notebook, "4.6", "Gradients vanish in deep networks of sigmoids; ReLU mitigates it.", Vanishing, Measured: true),
        new("C4", Notebook, "4.7", "ReLU converges 6 to 7 times faster than tanh, in a convolutional net of four layers.", ReluOrTanh,
            Measured: true),
        .. Generalisation,
    ];

    private static void SharedWeight(Evidence e)
    {
        const double Rate = 0.1;
        double[] pixels = [1, 3], wanted = [2, 1];
        using var scope = NewDisposeScope();
        var copies = ones(2, dtype: float64, requires_grad: true);
        (0.5 * (copies * tensor(pixels) - tensor(wanted)).square()).sum().backward();
        var shared = ones(1, dtype: float64, requires_grad: true);
        (0.5 * (shared * tensor(pixels) - tensor(wanted)).square()).sum().backward();
        var (slopes, slope) = (copies.grad!.data<double>().ToArray(), shared.grad!.item<double>());

        // A whole convolution: its kernel's gradient, and the sum of those of one copy of the kernel for each place.
        manual_seed(11);
        var (x, g, w) = (randn(1, 1, 5, 6, dtype: float64), randn(1, 1, 3, 4, dtype: float64), randn(1, 1, 3, 3, dtype: float64));
        var kernel = w.detach().requires_grad_();
        (nn.functional.conv2d(x, kernel) * g).sum().backward();
        var places = new double[1, 1, 3, 3];
        foreach (var (_, _, i, j) in g.ToArray4D().Indices())
        {
            foreach (var (_, _, u, v) in places.Indices())
                places[0, 0, u, v] += (g[0, 0, i, j] * x[0, 0, i + u, j + v]).item<double>();
        }
        e.Equal("slopes at both places added, and the slope of the shared weight", Math.Abs(slopes.Sum() - slope))
            .Equal("slopes of a 3x3 kernel at twelve places added, and the framework's gradient",
                Section02.LargestDifference(places, kernel.grad!.ToArray4D()))
            .Equal("two copies that step alone and are then set to their mean, and the lecture's step by half the sum",
                Math.Abs(slopes.Average(s => 1 - (Rate * s)) - (1 - (Rate / 2 * slope))))
            .Note("The lecture steps by half the sum of two slopes, as two copies do that are kept equal. " +
                "The gradient of one shared weight is the whole sum: the same rule with a learning rate twice as large.");
    }

    private static void ActivationTable(Evidence e)
    {
        double[] at = [-2.5, -1, -0.25, 0.25, 1, 2.5];
        foreach (var f in Activations.All.Where(f => f.Name != "leaky ReLU"))
            e.Equal($"derivative of {f.Name}, and differences", at.Max(x => Math.Abs(f.Derivative(x) - Difference(f.Value, x))), 1e-9);
        e.Equal("tanh x, and 2 / (1 + exp(-2x)) - 1", at.Max(x => Math.Abs(Math.Tanh(x) - (2 / (1 + Math.Exp(-2 * x)) - 1))))
            .Note("ReLU has a corner at 0: the lecture's table writes slope 1 there, frameworks take 0.");
    }

    private static void Outputs(Evidence e)
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { 2.0, 0.5, -1.0 });
        var below = nn.functional.leaky_relu(tensor(new[] { -4.0 })).item<double>() / -4;
        e.Exactly("slope of leaky ReLU below 0", 0.01, below)
            .Exactly("softmax adds up to", 1, logits.softmax(0).sum().item<double>())
            .Exactly("logistic of 0, between no and yes", 0.5, zeros(1, dtype: float64).sigmoid().item<double>())
            .Exactly("tanh far out", 1, tensor(50.0).tanh().item<double>());
    }

    private static void Collapse(Evidence e)
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        var (a, b, c, x) = (randn(6, 4, dtype: float64), randn(5, 6, dtype: float64), randn(3, 5, dtype: float64),
            randn(4, 50, dtype: float64));
        var single = c.mm(b).mm(a).mm(x);
        var bent = (c.mm(b.mm(a.mm(x).relu()).relu()) - single).abs().max().item<double>();
        e.Equal("three linear layers, and one", (c.mm(b.mm(a.mm(x))) - single).abs().max().item<double>())
            .Above("with ReLU in between, largest difference from the one layer", "a deep network computes more", 1, bent);
    }

    private static double Difference(Func<double, double> f, double x) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
}
