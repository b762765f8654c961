using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>Settings of Adam; null takes the optimiser's.</summary>
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

        /// <summary>Divide by the largest average so far (Reddi et al., arXiv:1904.09237).</summary>
        public bool? amsgrad;

        /// <summary>Go up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            beta1 = other.beta1;
            beta2 = other.beta2;
            eps = other.eps;
            weight_decay = other.weight_decay;
            amsgrad = other.amsgrad;
            maximize = other.maximize;
        }
    }

    /// <summary>Parameters that share settings of Adam.</summary>
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
        /// <param name="amsgrad">Divide by the largest average so far (Reddi et al., arXiv:1904.09237).</param>
        /// <param name="maximize">Go up instead of down.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay,
                amsgrad = amsgrad, maximize = maximize })
        {
        }

        /// <summary>Averaging coefficients of the gradient and of its square.</summary>
        public (double, double) Betas
        {
            get => (Options.beta1 ?? 0, Options.beta2 ?? 0);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>What Adam remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Average of the gradient.</summary>
        public Tensor exp_avg = null!;

        /// <summary>Average of the squared gradient.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>Largest average of the squared gradient so far, or null.</summary>
        public Tensor? max_exp_avg_sq;

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
            max_exp_avg_sq = ((Options)options).amsgrad == true ? Filled() : null;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref exp_avg!, other.exp_avg);
            Take(ref exp_avg_sq!, other.exp_avg_sq);
            Take(ref max_exp_avg_sq, other.max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(exp_avg, rhs.exp_avg) && Near(exp_avg_sq, rhs.exp_avg_sq)
                && Near(max_exp_avg_sq, rhs.max_exp_avg_sq);

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }
    }
}
