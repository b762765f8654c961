using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The input where the target is 1, what it lacks to the margin where it is -1.</summary>
    public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="margin">Value beyond which unlike examples cost nothing.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public HingeEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.margin = margin;

        /// <summary>Value beyond which unlike examples cost nothing.</summary>
        public double margin { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.hinge_embedding_loss(input, target, margin, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The input where the target is 1, what it lacks to the margin where it is -1.</summary>
            /// <param name="margin">Value beyond which unlike examples cost nothing.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}
