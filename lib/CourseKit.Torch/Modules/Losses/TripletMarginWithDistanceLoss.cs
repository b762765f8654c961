using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The triplet loss with a distance of one's own.</summary>
    public sealed class TripletMarginWithDistanceLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor, Tensor>? _distance;
        private readonly bool _swap;

        /// <summary>The loss with its settings.</summary>
        /// <param name="distance">The distance; default: the Euclidean one.</param>
        /// <param name="margin">By how much farther the unlike one should be.</param>
        /// <param name="swap">Let the distance of like to unlike count where it is smaller.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public TripletMarginWithDistanceLoss(Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false,
            nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => (_distance, this.margin, _swap) = (distance, margin, swap);

        /// <summary>By how much farther the unlike one should be.</summary>
        public double margin { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
            nn.functional.triplet_margin_with_distance_loss(anchor, positive, negative, _distance, margin, _swap, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The triplet loss with a distance of one's own.</summary>
            /// <param name="distance">The distance; default: the Euclidean one.</param>
            /// <param name="margin">By how much farther the unlike one should be.</param>
            /// <param name="swap">Let the distance of like to unlike count where it is smaller.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.TripletMarginWithDistanceLoss TripletMarginWithDistanceLoss(Func<Tensor, Tensor,
                Tensor>? distance = null, double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean) =>
                new(distance, margin, swap, reduction);
        }
    }
}
