namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Kullback-Leibler divergence of distributions given by logarithms: <c>p (log p - input)</c>.</summary>
            /// <param name="input">Logarithms of probabilities, any shape.</param>
            /// <param name="target">Shaped like the input.</param>
            /// <param name="log_target">The target too is given by logarithms: TorchSharp's default.</param>
            /// <param name="reduction">Mean (over all elements), sum, or none.</param>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() => Reduced(
                    log_target ? target.exp() * (target - input) : target.xlogy(target) - target * input, reduction));

            /// <summary>Negative log likelihood of counts under Poisson distributions: <c>exp(input) - target input</c>.</summary>
            /// <param name="input">Logarithms of expected counts, or the counts.</param>
            /// <param name="target">Counts, shaped like the input.</param>
            /// <param name="log_input">The input is given by logarithms.</param>
            /// <param name="full">Add Stirling's approximation of the missing constant, for targets above 1.</param>
            /// <param name="eps">Added before a logarithm.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false,
                float eps = 1e-8f, Reduction reduction = Reduction.Mean) => WrappedTensorDisposeScope(() =>
                {
                    var loss = log_input ? input.exp() - target * input : input - target * (input + (double)eps).log();
                    if (full)
                    {
                        var stirling = target * target.log() - target + (target * (2 * Math.PI)).log() * 0.5;
                        loss += where(target.le(1), zeros_like(stirling), stirling);
                    }
                    return Reduced(loss, reduction);
                });

            /// <summary>Negative log likelihood of numbers under normal distributions:
            /// <c>(log variance + (input - target)^2 / variance) / 2</c>.</summary>
            /// <param name="input">Means.</param>
            /// <param name="target">Numbers, shaped like the input.</param>
            /// <param name="variance">Variances: shaped like the input, or with its last dimension 1 or missing.</param>
            /// <param name="full">Add the constant <c>log(2 pi) / 2</c>.</param>
            /// <param name="eps">Smallest variance.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <exception cref="ArgumentException">A variance is negative.</exception>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f,
                Reduction reduction = Reduction.Mean) => WrappedTensorDisposeScope(() =>
                {
                    var spread = variance;
                    if (variance.Impl.Sizes.Length == input.Impl.Sizes.Length - 1)
                        spread = variance.unsqueeze(-1);
                    using (no_grad())
                        if (spread.Impl.Count > 0 && spread.min().ToDouble() < 0)
                            throw new ArgumentException("variance has negative entry/entries", nameof(variance));
                    // held up without a gradient, as in PyTorch: the variance's own gradient is that of the raised value
                    var raised = spread + (spread.clamp((double)eps) - spread).detach();
                    var loss = (raised.log() + (input - target).square() / raised) * 0.5;
                    return Reduced(full ? loss + 0.5 * Math.Log(2 * Math.PI) : loss, reduction);
                });
        }
    }
}
