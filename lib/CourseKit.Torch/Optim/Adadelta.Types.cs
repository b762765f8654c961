using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adadelta
{
    /// <summary>Settings of Adadelta; null takes the optimiser's.</summary>
    public partial class Options : OptimizerOptions
    {
        /// <summary>Share of the past in the averages.</summary>
        public double? rho;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>Pull towards 0.</summary>
        public double? weight_decay;

        /// <summary>Go up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            rho = other.rho;
            eps = other.eps;
            weight_decay = other.weight_decay;
            maximize = other.maximize;
        }
    }

    /// <summary>Parameters that share settings of Adadelta.</summary>
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
        /// <param name="rho">Share of the past in the averages.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6,
            double weight_decay = 0, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize })
        {
        }
    }

    /// <summary>What Adadelta remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Average of the squared gradient.</summary>
        public Tensor square_avg = null!;

        /// <summary>Average of the squared steps.</summary>
        public Tensor acc_delta = null!;

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
            acc_delta = Filled();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref square_avg!, other.square_avg);
            Take(ref acc_delta!, other.acc_delta);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(square_avg, rhs.square_avg) && Near(acc_delta, rhs.acc_delta);

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            square_avg?.Dispose();
            acc_delta?.Dispose();
        }
    }
}
