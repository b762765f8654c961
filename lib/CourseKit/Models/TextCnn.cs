using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// Sentences to classes: words become vectors, kernels over 3, 4 and 5 words look for phrases, and the strongest answer of each kernel
/// anywhere in the sentence counts.
/// </summary>
/// <remarks>Kim, Convolutional neural networks for sentence classification, arXiv:1408.5882, section 2.</remarks>
public sealed class TextCnn : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly ModuleList<Conv1d> convolutions;
    private readonly ReLU relu = ReLU();
    private readonly Dropout dropout;
    private readonly Linear fc;

    /// <param name="vocabulary">Number of words; 0 is the filler at the end of short sentences and stays the zero vector.</param>
    /// <param name="dimensions">Numbers of a word's vector.</param>
    /// <param name="filters">Kernels of each length.</param>
    /// <param name="lengths">Words under a kernel; null for 3, 4, 5.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="p">Share of answers dropped.</param>
    public TextCnn(long vocabulary, long dimensions = 32, long filters = 32, IReadOnlyList<long>? lengths = null, long num_classes = 2,
        double p = 0.5)
        : base(nameof(TextCnn))
    {
        lengths ??= [3, 4, 5];
        embedding = Embedding(vocabulary, dimensions, padding_idx: 0);
        convolutions = ModuleList(lengths.Select(length => Conv1d(dimensions, filters, length)).ToArray());
        dropout = Dropout(p);
        fc = Linear(filters * lengths.Count, num_classes);
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Numbers of words, int64, shape (N, L), L at least the longest kernel.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var words = embedding.call(input).transpose(1, 2);                              // (N, dimensions, L)
        var strongest = convolutions.Select(conv => relu.call(conv.call(words)).max(2).values).ToArray();
        var features = cat(strongest, 1);                                               // (N, filters * lengths)
        return fc.call(dropout.call(features)).MoveToOuterDisposeScope();
    }
}
