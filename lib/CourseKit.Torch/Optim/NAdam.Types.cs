using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class NAdam
{
    /// <summary>Settings of NAdam; null takes the optimiser's.</summary>
    public partial class Options : OptimizerOptions
    {
        /// <summary>Share of the past in the average of the gradient.</summary>
        public double? beta1;

        /// <summary>Share of the past in the average of its square.</summary>
        public double? beta2;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>Pull towards 0.</summary>
        public double? weight_decay;

        /// <summary>How fast the momentum warms up.</summary>
        public double? momentum_decay;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            beta1 = other.beta1;
            beta2 = other.beta2;
            eps = other.eps;
            weight_decay = other.weight_decay;
            momentum_decay = other.momentum_decay;
        }
    }

    /// <summary>Parameters that share settings of NAdam.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IBetas
    {
        /// <summary>An empty group.</summary>
        public ParamGroup() => Options = new Options();

        /// <summary>A group with settings.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        /// <summary>A group with settings.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Share of the past in the average of the gradient.</param>
        /// <param name="beta2">Share of the past in the average of its square.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="momentum_decay">How fast the momentum warms up.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 0.004)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay,
                momentum_decay = momentum_decay })
        {
        }

        /// <summary>Averaging coefficients of the gradient and of its square.</summary>
        public (double, double) Betas
        {
            get => (Options.beta1 ?? 0, Options.beta2 ?? 0);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>What NAdam remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Average of the gradient.</summary>
        public Tensor exp_avg = null!;

        /// <summary>Average of the squared gradient.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>Product of the momenta so far.</summary>
        public double mu_product;

        /// <summary>The memory of a parameter.</summary>
        public State(Parameter parameter) : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = Filled();
            exp_avg_sq = Filled();
            mu_product = 1;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref exp_avg!, other.exp_avg);
            Take(ref exp_avg_sq!, other.exp_avg_sq);
            mu_product = other.mu_product;
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(exp_avg, rhs.exp_avg) && Near(exp_avg_sq, rhs.exp_avg_sq)
                && mu_product == rhs.mu_product;

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
        }
    }
}
