using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Rprop
{
    /// <summary>Settings of Rprop; null takes the optimiser's.</summary>
    public partial class Options : OptimizerOptions
    {
        /// <summary>Factor of a step whose gradient changed sign.</summary>
        public double? etaminus;

        /// <summary>Factor of a step whose gradient kept its sign.</summary>
        public double? etaplus;

        /// <summary>Smallest step.</summary>
        public double? min_step;

        /// <summary>Largest step.</summary>
        public double? max_step;

        /// <summary>Go up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            etaminus = other.etaminus;
            etaplus = other.etaplus;
            min_step = other.min_step;
            max_step = other.max_step;
            maximize = other.maximize;
        }
    }

    /// <summary>Parameters that share settings of Rprop.</summary>
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
        /// <param name="etaminus">Factor of a step whose gradient changed sign.</param>
        /// <param name="etaplus">Factor of a step whose gradient kept its sign.</param>
        /// <param name="min_step">Smallest step.</param>
        /// <param name="max_step">Largest step.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2,
            double min_step = 1e-6, double max_step = 50.0, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, etaminus = etaminus, etaplus = etaplus, min_step = min_step,
                max_step = max_step, maximize = maximize })
        {
        }
    }

    /// <summary>What Rprop remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Gradient of the last step.</summary>
        public Tensor prev = null!;

        /// <summary>Size of the next step.</summary>
        public Tensor step_size = null!;

        /// <summary>The memory of a parameter.</summary>
        public State(Parameter parameter) : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            prev = Filled();
            step_size = Filled(options.LearningRate ?? 0);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref prev!, other.prev);
            Take(ref step_size!, other.step_size);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(prev, rhs.prev) && Near(step_size, rhs.step_size);

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            prev?.Dispose();
            step_size?.Dispose();
        }
    }
}
