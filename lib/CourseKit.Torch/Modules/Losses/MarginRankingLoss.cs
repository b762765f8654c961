using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>What the lower-ranked number exceeds the higher-ranked one by.</summary>
    public sealed class MarginRankingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="margin">By how much the right one should lead.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public MarginRankingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.margin = margin;

        /// <summary>By how much the right one should lead.</summary>
        public double margin { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
            nn.functional.margin_ranking_loss(input1, input2, target, margin, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>What the lower-ranked number exceeds the higher-ranked one by.</summary>
            /// <param name="margin">By how much the right one should lead.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.MarginRankingLoss MarginRankingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}
