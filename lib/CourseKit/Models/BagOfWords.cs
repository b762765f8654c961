using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// Sentences to classes by adding up a number for each word and class, wherever the word stands: what a network that ignores order can do.
/// </summary>
public sealed class BagOfWords : Module<Tensor, Tensor>
{
    private readonly Embedding weights;

    /// <param name="vocabulary">Number of words; 0 is the filler at the end of short sentences and counts nothing.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    public BagOfWords(long vocabulary, long num_classes = 2)
        : base(nameof(BagOfWords))
    {
        weights = Embedding(vocabulary, num_classes, padding_idx: 0);
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Numbers of words, int64, shape (N, L).</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return weights.call(input).sum(1).MoveToOuterDisposeScope();
    }
}
