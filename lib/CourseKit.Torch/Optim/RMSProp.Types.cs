using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>Settings of RMSProp; null takes the optimiser's.</summary>
    public partial class Options : OptimizerOptions
    {
        /// <summary>Share of the past in the average of the squared gradient.</summary>
        public double? alpha;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>Pull towards 0.</summary>
        public double? weight_decay;

        /// <summary>Share of the last step that is kept.</summary>
        public double? momentum;

        /// <summary>Divide by the deviation instead of the root mean square.</summary>
        public bool? centered;

        /// <summary>Go up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            alpha = other.alpha;
            eps = other.eps;
            weight_decay = other.weight_decay;
            momentum = other.momentum;
            centered = other.centered;
            maximize = other.maximize;
        }
    }

    /// <summary>Parameters that share settings of RMSProp.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
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
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="alpha">Share of the past in the average of the squared gradient.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="momentum">Share of the last step that is kept.</param>
        /// <param name="centered">Divide by the deviation instead of the root mean square.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-8, double alpha = 0.99,
            double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay,
                momentum = momentum, centered = centered })
        {
        }

        /// <summary>Momentum.</summary>
        public double Momentum
        {
            get => Options.momentum ?? 0;
            set => Options.momentum = value;
        }
    }

    /// <summary>What RMSProp remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Average of the squared gradient.</summary>
        public Tensor square_avg = null!;

        /// <summary>Momentum, or null.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Average of the gradient, or null.</summary>
        public Tensor? grad_avg;

        /// <summary>The memory of a parameter.</summary>
        public State(Parameter parameter) : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Filled();
            momentum_buffer = ((Options)options).momentum > 0 ? Filled() : null;
            grad_avg = ((Options)options).centered == true ? Filled() : null;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref square_avg!, other.square_avg);
            Take(ref momentum_buffer, other.momentum_buffer);
            Take(ref grad_avg, other.grad_avg);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(square_avg, rhs.square_avg) && Near(momentum_buffer, rhs.momentum_buffer)
                && Near(grad_avg, rhs.grad_avg);

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }
    }
}
