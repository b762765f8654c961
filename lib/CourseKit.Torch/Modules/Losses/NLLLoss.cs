using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Negative log likelihood of class indices under logarithms of probabilities.</summary>
    public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="weight">Weight per class, shape (K), or null.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(weight, reduction)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.nll_loss(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of class indices under logarithms of probabilities.</summary>
            /// <param name="weight">Weight per class, shape (K), or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}
