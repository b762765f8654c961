namespace CourseKit.Training;

/// <summary>One training of an experiment.</summary>
/// <param name="Configuration">Name of the configuration.</param>
/// <param name="Seed">Seed of weights and order.</param>
/// <param name="History">What the training gave.</param>
/// <param name="Parameters">Trainable numbers of the model.</param>
public sealed record ExperimentRun(string Configuration, long Seed, History History, long Parameters)
{
    /// <summary>Test accuracy at the end, 0…1.</summary>
    public double Accuracy => History.Count == 0 ? double.NaN : History[^1].TestAccuracy;

    /// <summary>"test 98.41 %, loss 0.0512, 12.3 s".</summary>
    public override string ToString() => History.Count == 0 ? "no epoch" : FormattableString.Invariant(
        $"test {100 * Accuracy:F2} %, loss {History[^1].TestLoss:F4}, {History.Seconds:F1} s");
}
