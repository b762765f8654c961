using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>What the distance to the like example exceeds that to the unlike one by, less a margin.</summary>
    public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly double _eps;
        private readonly bool _swap;

        /// <summary>The loss with its settings.</summary>
        /// <param name="margin">By how much farther the unlike one should be.</param>
        /// <param name="p">Exponent of the norm.</param>
        /// <param name="eps">Added to each difference.</param>
        /// <param name="swap">Let the distance of like to unlike count where it is smaller.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-6, bool swap = false,
            nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => (this.margin, this.p, _eps, _swap) = (margin, p, eps, swap);

        /// <summary>By how much farther the unlike one should be.</summary>
        public double margin { get; }

        /// <summary>Exponent of the norm.</summary>
        public long p { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
            nn.functional.triplet_margin_loss(anchor, positive, negative, margin, p, _eps, _swap, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>What the distance to the like example exceeds that to the unlike one by, less a margin.</summary>
            /// <param name="margin">By how much farther the unlike one should be.</param>
            /// <param name="p">Exponent of the norm.</param>
            /// <param name="eps">Added to each difference.</param>
            /// <param name="swap">Let the distance of like to unlike count where it is smaller.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.TripletMarginLoss TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-6,
                bool swap = false, Reduction reduction = Reduction.Mean) =>
                new(margin, p, eps, swap, reduction);
        }
    }
}
