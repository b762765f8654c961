using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>The training loss of a batch: cross entropy of all heads, to labels, smoothed labels or mixtures of two.</summary>
/// <param name="AuxiliaryWeight">Weight of each auxiliary head's loss; the main head's is 1.</param>
/// <param name="LabelSmoothing">Share of the target that is spread over all classes, 0…1.</param>
internal sealed record ClassificationLoss(double AuxiliaryWeight, double LabelSmoothing)
{
    /// <summary>Runs the model on a batch.</summary>
    /// <param name="model">In training mode.</param>
    /// <param name="x">Images, shape (N, C, H, W).</param>
    /// <param name="y">Labels of shape (N), int64, or targets of shape (N, K), float32, that sum to 1 in each row.</param>
    /// <returns>Logits of the main head, shape (N, K), and the loss, a scalar.</returns>
    public (Tensor Logits, Tensor Loss) Of(Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        if (model is not IAuxiliaryHeads heads)
        {
            var logits = model.call(x);
            return (logits, Head(logits, y));
        }
        var (main, auxiliary) = heads.ForwardHeads(x);
        return (main, auxiliary.Aggregate(Head(main, y), (sum, head) => sum + (AuxiliaryWeight * Head(head, y))));
    }

    private Tensor Head(Tensor logits, Tensor y)
    {
        if (y.dtype == ScalarType.Int64)
            return functional.cross_entropy(logits, y, label_smoothing: LabelSmoothing);
        // Cross entropy between distributions: -sum over k of y[k] log p[k], mean over the batch.
        using var log = functional.log_softmax(logits, 1);
        using var target = LabelSmoothing > 0 ? (y * (1 - LabelSmoothing)) + (LabelSmoothing / y.shape[1]) : y.alias();
        using var products = log * target;
        using var sums = products.sum();
        return sums / -(double)y.shape[0];
    }
}
