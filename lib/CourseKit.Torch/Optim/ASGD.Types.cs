using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class ASGD
{
    /// <summary>Settings of ASGD; null takes the optimiser's.</summary>
    public partial class Options : OptimizerOptions
    {
        /// <summary>Decay term.</summary>
        public double? lambd;

        /// <summary>Power of the learning rate schedule.</summary>
        public double? alpha;

        /// <summary>Step at which averaging begins.</summary>
        public double? t0;

        /// <summary>Pull towards 0.</summary>
        public double? weight_decay;

        /// <summary>Go up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            lambd = other.lambd;
            alpha = other.alpha;
            t0 = other.t0;
            weight_decay = other.weight_decay;
            maximize = other.maximize;
        }
    }

    /// <summary>Parameters that share settings of ASGD.</summary>
    public class ParamGroup : ParamGroup<Options>
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
        /// <param name="lambd">Decay term.</param>
        /// <param name="alpha">Power of the learning rate schedule.</param>
        /// <param name="t0">Step at which averaging begins.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6,
            double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
        {
        }
    }

    /// <summary>What ASGD remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Average of the parameters.</summary>
        public Tensor ax = null!;

        /// <summary>Learning rate now.</summary>
        public double eta;

        /// <summary>Share of the newest parameters in their average.</summary>
        public double mu;

        /// <summary>The memory of a parameter.</summary>
        public State(Parameter parameter) : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            ax = Filled();
            eta = (float)(options.LearningRate ?? 0);
            mu = 1;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref ax!, other.ax);
            eta = other.eta;
            mu = other.mu;
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(ax, rhs.ax) && eta == rhs.eta && mu == rhs.mu;

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            ax?.Dispose();
        }
    }
}
