using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Hinge loss over classes.</summary>
    public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="p">1 or 2.</param>
        /// <param name="margin">By how much the right class should lead.</param>
        /// <param name="weight">Weight per class, shape (K), or null.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction) =>
            (this.p, this.margin) = (p, margin);

        /// <summary>1 or 2.</summary>
        public int p { get; }

        /// <summary>By how much the right class should lead.</summary>
        public double margin { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.multi_margin_loss(input, target, p, margin, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Hinge loss over classes.</summary>
            /// <param name="p">1 or 2.</param>
            /// <param name="margin">By how much the right class should lead.</param>
            /// <param name="weight">Weight per class, shape (K), or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.MultiMarginLoss MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null,
                Reduction reduction = Reduction.Mean) =>
                new(p, margin, weight, reduction);
        }
    }
}
