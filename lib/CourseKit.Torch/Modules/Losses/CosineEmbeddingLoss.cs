using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>1 - cosine for pairs marked 1, what the cosine exceeds the margin by for pairs marked -1.</summary>
    public sealed class CosineEmbeddingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="margin">Cosine up to which unlike pairs cost nothing.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public CosineEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.margin = margin;

        /// <summary>Cosine up to which unlike pairs cost nothing.</summary>
        public double margin { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
            nn.functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1 - cosine for pairs marked 1, what the cosine exceeds the margin by for pairs marked -1.</summary>
            /// <param name="margin">Cosine up to which unlike pairs cost nothing.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.CosineEmbeddingLoss CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}
