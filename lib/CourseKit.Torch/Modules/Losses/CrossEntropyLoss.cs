using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Softmax and negative log likelihood in one, for logits and class indices.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>A cross-entropy loss.</summary>
        /// <param name="weight">Weight per class, shape (K), or null.</param>
        /// <param name="ignore_index">Targets of this value count nothing; default: -100.</param>
        /// <param name="reduction">Mean (by weight), sum, or none.</param>
        /// <param name="label_smoothing">Share of the target that is spread over all classes, 0 to 1.</param>
        public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean,
            double label_smoothing = 0) : base(weight, reduction)
        {
            this.ignore_index = ignore_index;
            this.label_smoothing = label_smoothing;
        }

        /// <summary>Targets of this value count nothing.</summary>
        public long? ignore_index { get; }

        /// <summary>Share of the target that is spread over all classes.</summary>
        public double label_smoothing { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softmax and negative log likelihood in one, for logits and class indices.</summary>
            /// <param name="weight">Weight per class, shape (K), or null.</param>
            /// <param name="ignore_index">Targets of this value count nothing; default: -100.</param>
            /// <param name="reduction">Mean (by weight), sum, or none.</param>
            public static Modules.CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null,
                Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);
        }
    }
}
