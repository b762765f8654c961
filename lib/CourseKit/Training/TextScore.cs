using CourseKit.Datasets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>How well a network judges sentences.</summary>
public sealed class TextScore
{
    private readonly TextSet _set;

    private TextScore(TextSet set, double[,] probabilities) => (_set, Probabilities) = (set, probabilities);

    /// <summary>Probability of each class for each sentence, shape (N, classes).</summary>
    public double[,] Probabilities { get; }

    /// <summary>Share of sentences whose most probable class is right, 0…1.</summary>
    public double Accuracy => Enumerable.Range(0, _set.Count).Count(i => Prediction(i) == _set.Label(i)) / (double)_set.Count;

    /// <summary>The sentences judged wrongly, first one first.</summary>
    public IReadOnlyList<int> Mistakes => [.. Enumerable.Range(0, _set.Count).Where(i => Prediction(i) != _set.Label(i))];

    /// <summary>Measures a network.</summary>
    /// <param name="model">From tokens (N, L), int64, to logits (N, classes).</param>
    /// <param name="set">The sentences.</param>
    public static TextScore Of(Module<Tensor, Tensor> model, TextSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Insight.Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var classes = set.ClassNames.Count;
            var probabilities = new double[set.Count, classes];
            const int batch = 500;
            for (var start = 0; start < set.Count; start += batch)
            {
                using var scope = NewDisposeScope();
                var logits = model.call(set.Load(start, Math.Min(batch, set.Count - start)).x);
                if (logits.dim() != 2 || logits.shape[1] != classes)
                {
                    throw new CourseKitException(
                        $"The model gives ({string.Join(", ", logits.shape)}); the sentences have {classes} classes.");
                }
                var values = Insight.Look.Numbers(functional.softmax(logits, 1));
                Buffer.BlockCopy(values, 0, probabilities, start * classes * sizeof(double), values.Length * sizeof(double));
            }
            return new TextScore(set, probabilities);
        });
    }

    /// <summary>The class that a sentence is given.</summary>
    /// <param name="index">Which sentence.</param>
    public long Prediction(int index) => Enumerable.Range(0, Probabilities.GetLength(1)).MaxBy(c => Probabilities[index, c]);

    /// <summary>"97.3 % of 5 000 sentences right".</summary>
    public override string ToString() => FormattableString.Invariant($"{100 * Accuracy:F1} % of {_set.Count} sentences right");
}
