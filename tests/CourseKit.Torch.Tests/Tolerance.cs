namespace CourseKit.Torch.Tests;

/// <summary>How near two results of the same formula must be. Each number has its reason.</summary>
internal static class Tolerance
{
    /// <summary>About 84 units in the last place of a float32: room for another order of summation, none for another formula.</summary>
    public const double Float32 = 1e-5;

    /// <summary>About 4500 units in the last place of a float64: sums of a few thousand terms in any order stay far below.</summary>
    public const double Float64 = 1e-12;

    /// <summary>The relative error of a central difference: its own error is of order step squared.</summary>
    public const double DifferenceRelative = 1e-4;

    /// <summary>Rounding noise of a central difference of values near 1: about 1e-16 / <see cref="DifferenceStep"/>, with room.</summary>
    public const double DifferenceAbsolute = 1e-7;

    /// <summary>The step of a central difference in float64: smaller drowns in rounding, larger bends.</summary>
    public const double DifferenceStep = 1e-5;

    /// <summary>What a loss of the reference run may differ by after 40 steps: the run is conditioned to 3e-7 (see training.py).</summary>
    public const double TrainingLoss = 1e-5;
}
