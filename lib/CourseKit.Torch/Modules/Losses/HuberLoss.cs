using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Squared error within delta, absolute error beyond.</summary>
    public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="delta">Where one goes over into the other.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public HuberLoss(double delta = 1.0, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) => this.delta = delta;

        /// <summary>Where one goes over into the other.</summary>
        public double delta { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.huber_loss(input, target, delta, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Squared error within delta, absolute error beyond.</summary>
            /// <param name="delta">Where one goes over into the other.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                new(delta, reduction);
        }
    }
}
