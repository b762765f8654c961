using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Squared error within beta, absolute error beyond.</summary>
    public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="reduction">Mean, sum, or none.</param>
        /// <param name="beta">Where one goes over into the other.</param>
        public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1.0) : base(reduction) => this.beta = beta;

        /// <summary>Where one goes over into the other.</summary>
        public double beta { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.smooth_l1_loss(input, target, reduction, beta);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Squared error within beta, absolute error beyond.</summary>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <param name="beta">Where one goes over into the other.</param>
            public static Modules.SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                new(reduction, beta);
        }
    }
}
