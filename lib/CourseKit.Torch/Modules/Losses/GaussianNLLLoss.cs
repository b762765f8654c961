using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Negative log likelihood of numbers under normal distributions.</summary>
    public sealed class GaussianNLLLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        /// <summary>The loss with its settings.</summary>
        /// <param name="full">Add the constant log(2 pi) / 2.</param>
        /// <param name="eps">Smallest variance.</param>
        /// <param name="reduction">Mean, sum, or none.</param>
        public GaussianNLLLoss(bool full = false, float eps = 1e-8f, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) =>
            (this.full, this.eps) = (full, eps);

        /// <summary>Add the constant log(2 pi) / 2.</summary>
        public bool full { get; }

        /// <summary>Smallest variance.</summary>
        public float eps { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor target, Tensor variance) =>
            nn.functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of numbers under normal distributions.</summary>
            /// <param name="full">Add the constant log(2 pi) / 2.</param>
            /// <param name="eps">Smallest variance.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Modules.GaussianNLLLoss GaussianNLLLoss(bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                new(full, eps, reduction);
        }
    }
}
