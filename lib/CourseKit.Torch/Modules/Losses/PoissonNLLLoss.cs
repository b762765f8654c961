using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Negative log likelihood of counts under Poisson distributions.</summary>
    public sealed class PoissonNLLLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="log_input">The input is given by logarithms.</param>
        /// <param name="full">Add Stirling's approximation of the missing constant.</param>
        /// <param name="eps">Added before a logarithm.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) =>
            (this.log_input, this.full, this.eps) = (log_input, full, eps);

        /// <summary>The input is given by logarithms.</summary>
        public bool log_input { get; }

        /// <summary>Add Stirling's approximation of the missing constant.</summary>
        public bool full { get; }

        /// <summary>Added before a logarithm.</summary>
        public float eps { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of counts under Poisson distributions.</summary>
            /// <param name="log_input">The input is given by logarithms.</param>
            /// <param name="full">Add Stirling's approximation of the missing constant.</param>
            /// <param name="eps">Added before a logarithm.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.PoissonNLLLoss PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                new(log_input, full, eps, reduction);
        }
    }
}
