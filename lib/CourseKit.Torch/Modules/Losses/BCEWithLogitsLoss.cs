using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Logistic function and binary cross entropy in one, without overflow.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="weight">Weights, broadcasting, or null.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        /// <param name="pos_weights">Weight of the positive part, broadcasting, or null.</param>
        public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
            : base(weight, reduction) => this.pos_weights = pos_weights;

        /// <summary>Weight of the positive part, broadcasting, or null.</summary>
        public Tensor? pos_weights { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logistic function and binary cross entropy in one, without overflow.</summary>
            /// <param name="weight">Weights, broadcasting, or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <param name="pos_weights">Weight of the positive part, broadcasting, or null.</param>
            public static Modules.BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);
        }
    }
}
