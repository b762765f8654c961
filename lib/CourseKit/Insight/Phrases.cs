using CourseKit.Datasets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>The phrases to which kernels over words answer: what "maximally activating patches" are for images.</summary>
/// <remarks>Jacovi, Sar Shalom, Goldberg, Understanding convolutional neural networks for text classification, arXiv:1809.08037.</remarks>
public static class Phrases
{
    /// <summary>The different phrases to which a kernel answers most, strongest first.</summary>
    /// <param name="model">The model, from tokens (N, L) to logits.</param>
    /// <param name="set">Where to look.</param>
    /// <param name="layer">Name of the convolution over words, such as "convolutions.0".</param>
    /// <param name="filter">Number of the kernel.</param>
    /// <param name="count">How many phrases.</param>
    /// <returns>Words of each phrase, and the kernel's answer before its ReLU.</returns>
    /// <exception cref="CourseKitException">No such layer or kernel.</exception>
    public static IReadOnlyList<(string Words, double Response)> Of(
        Module<Tensor, Tensor> model, TextSet set, string layer, int filter, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var found = Layers.Find(model, layer);
            if (found.Layer is not TorchSharp.Modules.Conv1d)
                throw new CourseKitException($"Layer '{found.Name}' is no convolution over words.");
            var strongest = new Dictionary<string, double>(StringComparer.Ordinal);
            const int batch = 500;
            for (var start = 0; start < set.Count; start += batch)
            {
                using var scope = NewDisposeScope();
                var size = Math.Min(batch, set.Count - start);
                using var caught = Layers.Catch([found], () => model.call(set.Load(start, size).x));
                var output = caught[^1].Output;
                if (filter < 0 || filter >= output.shape[1])
                    throw new CourseKitException($"Layer '{found.Name}' has kernels 0 to {output.shape[1] - 1}, not {filter}.");
                var answers = Look.Matrix(output.select(1, filter));
                for (var n = 0; n < size; n++)
                    Take(set, start + n, answers, n, strongest);
            }
            var best = strongest.OrderByDescending(entry => entry.Value).Take(count);
            return (IReadOnlyList<(string, double)>)[.. best.Select(entry => (entry.Key, entry.Value))];
        });
    }

    /// <summary>How much each word of a sentence carries: the fall of a class's logit when a filler stands in its place.</summary>
    /// <param name="model">The model, from tokens (N, L) to logits.</param>
    /// <param name="set">Whose words they are.</param>
    /// <param name="sentence">Words of the vocabulary.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <returns>Each word with its weight; above 0 it speaks for the class.</returns>
    /// <exception cref="CourseKitException">A word that is not in the vocabulary.</exception>
    public static IReadOnlyList<(string Word, double Weight)> Weigh(
        Module<Tensor, Tensor> model, TextSet set, string sentence, long? target = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var tokens = set.Tokenise(sentence);
        var words = sentence.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Look.At(model, () =>
        {
            using var noGrad = no_grad();
            // Row 0 is the sentence, row 1 + w the sentence without word w.
            var rows = Enumerable.Range(-1, words.Length + 1)
                .SelectMany(gone => tokens.Select((token, i) => i == gone ? TextSet.Padding : token)).ToArray();
            var logits = model.call(tensor(rows, [words.Length + 1, tokens.Length]));
            var chosen = Look.Class(logits.narrow(0, 0, 1), target);
            var values = Look.Numbers(logits.select(1, chosen));
            return (IReadOnlyList<(string, double)>)[.. words.Select((word, w) => (word, values[0] - values[w + 1]))];
        });
    }

    private static void Take(TextSet set, int sentence, double[,] answers, int row, Dictionary<string, double> strongest)
    {
        var tokens = set.Tokens(sentence);
        var (places, words) = (answers.GetLength(1), tokens.Length - answers.GetLength(1) + 1);
        for (var at = 0; at < places; at++)
        {
            var under = tokens.Slice(at, words).ToArray();
            var phrase = string.Join(' ', under.Select(token => token == TextSet.Padding ? "_" : set.Vocabulary[(int)token]));
            if (!strongest.TryGetValue(phrase, out var known) || answers[row, at] > known)
                strongest[phrase] = answers[row, at];
        }
    }
}
