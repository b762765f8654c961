using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>Settings of Adagrad; null takes the optimiser's.</summary>
    public partial class Options : OptimizerOptions
    {
        /// <summary>By how much the learning rate falls per step.</summary>
        public double? lr_decay;

        /// <summary>Pull towards 0.</summary>
        public double? weight_decay;

        /// <summary>What the sums of squares start from.</summary>
        public double? initial_accumulator_value;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            lr_decay = other.lr_decay;
            weight_decay = other.weight_decay;
            initial_accumulator_value = other.initial_accumulator_value;
            eps = other.eps;
        }
    }

    /// <summary>Parameters that share settings of Adagrad.</summary>
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
        /// <param name="lr_decay">By how much the learning rate falls per step.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="initial_accumulator_value">What the sums of squares start from.</param>
        /// <param name="eps">Added to the denominator.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay,
                initial_accumulator_value = initial_accumulator_value, eps = eps })
        {
        }
    }

    /// <summary>What Adagrad remembers about a parameter.</summary>
    public sealed partial class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>Sum of the squared gradients.</summary>
        public Tensor sum = null!;

        /// <summary>The memory of a parameter.</summary>
        public State(Parameter parameter) : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            sum = Filled(((Options)options).initial_accumulator_value ?? 0);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Take(ref sum!, other.sum);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State rhs && step == rhs.step && Near(sum, rhs.sum);

        /// <summary>Disposes the memory.</summary>
        public void Dispose()
        {
            sum?.Dispose();
        }
    }
}
