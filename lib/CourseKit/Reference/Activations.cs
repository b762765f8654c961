namespace CourseKit.Reference;

/// <summary>The activations that courses put side by side.</summary>
public static class Activations
{
    /// <summary>f(x) = x: no nonlinearity; the output of a regression.</summary>
    public static Activation Identity { get; } = new("identity", x => x, _ => 1, "x", "1", "output of a regression");

    /// <summary>f(x) = 1 / (1 + exp(-x)).</summary>
    public static Activation Logistic { get; } = new("logistic", Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x)),
        @"\frac{1}{1 + e^{-x}}", "f(x)(1 - f(x))", "output of a yes-or-no question");

    /// <summary>f(x) = tanh x.</summary>
    public static Activation Tanh { get; } = new("tanh", Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x),
        @"\tanh x", "1 - f(x)^2", "hidden layers of the 1990s, recurrent networks");

    /// <summary>f(x) = max(0, x).</summary>
    public static Activation ReLU { get; } = new("ReLU", x => Math.Max(0, x), x => x > 0 ? 1 : 0,
        @"\max(0, x)", @"1 \text{ if } x > 0 \text{ else } 0", "hidden layers");

    /// <summary>f(x) = x for positive x, 0.01 x below: no unit is ever quite dead.</summary>
    public static Activation LeakyReLU { get; } = PReLU(0.01) with { Name = "leaky ReLU" };

    /// <summary>f(x) = log(1 + exp(x)): a ReLU without corner; its derivative is the logistic function.</summary>
    public static Activation Softplus { get; } = new("softplus", x => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid,
        @"\log(1 + e^x)", @"\frac{1}{1 + e^{-x}}", "output that must be positive");

    /// <summary>f(x) = x for positive x, a x below.</summary>
    /// <param name="a">The slope below 0; a network learns it.</param>
    public static Activation PReLU(double a = 0.25) => new("PReLU", x => x > 0 ? x : a * x, x => x > 0 ? 1 : a,
        @"x \text{ if } x > 0 \text{ else } \alpha x", @"1 \text{ if } x > 0 \text{ else } \alpha", "hidden layers");

    /// <summary>f(x) = x for positive x, a (exp(x) - 1) below.</summary>
    /// <param name="a">Its limit far below 0 is -a.</param>
    public static Activation ELU(double a = 1) => new("ELU", x => x > 0 ? x : a * (Math.Exp(x) - 1), x => x > 0 ? 1 : a * Math.Exp(x),
        @"x \text{ if } x > 0 \text{ else } \alpha(e^x - 1)", @"1 \text{ if } x > 0 \text{ else } f(x) + \alpha", "hidden layers");

    /// <summary>All of them, PReLU and ELU with their default parameters.</summary>
    public static IReadOnlyList<Activation> All { get; } = [Identity, Logistic, Tanh, ReLU, LeakyReLU, PReLU(), ELU(), Softplus];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
