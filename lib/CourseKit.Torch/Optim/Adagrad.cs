using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adagrad: steps along the gradient, divided by the root of the sum of all its squares so far.</summary>
    /// <remarks>Duchi, Hazan, Singer, Adaptive subgradient methods, JMLR 12, 2011.</remarks>
    public partial class Adagrad : OptimizerHelper
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="lr_decay">By how much the learning rate falls per step.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="initial_accumulator_value">What the sums of squares start from.</param>
        /// <param name="eps">Added to the denominator.</param>
        public Adagrad(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            : this([new ParamGroup(parameters, new Options())], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (lr_decay < 0)
                throw new ArgumentException($"Invalid lr_decay value: {lr_decay}", nameof(lr_decay));
            if (weight_decay < 0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            if (initial_accumulator_value < 0)
                throw new ArgumentException($"Invalid initial_accumulator_value value: {initial_accumulator_value}",
                    nameof(initial_accumulator_value));
            if (eps < 0)
                throw new ArgumentException($"Invalid epsilon value: {eps}", nameof(eps));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                lr_decay = lr_decay,
                weight_decay = weight_decay,
                initial_accumulator_value = initial_accumulator_value,
                eps = eps,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup { Options: { } own })
                throw new ArgumentException("Adagrad takes groups of type Adagrad.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.lr_decay ??= given.lr_decay;
            own.weight_decay ??= given.weight_decay;
            own.initial_accumulator_value ??= given.initial_accumulator_value;
            own.eps ??= given.eps;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            double lr = options.LearningRate!.Value / (1 + (state.step - 1) * options.lr_decay!.Value);
            Apply(parameter, gradient, new AdagradRule(options.eps!.Value, options.weight_decay!.Value, lr), state.sum);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adagrad: steps along the gradient, divided by the root of the sum of all its squares so far.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="lr_decay">By how much the learning rate falls per step.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="initial_accumulator_value">What the sums of squares start from.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <remarks>Duchi, Hazan, Singer, Adaptive subgradient methods, JMLR 12, 2011.</remarks>
            public static Modules.Adagrad Adagrad(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double lr_decay = 0,
                double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Modules.Parameter}, double, double, double, double, double)"/>
            public static Modules.Adagrad Adagrad(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01,
                double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters.Select(p => p.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Modules.Parameter}, double, double, double, double, double)"/>
            public static Modules.Adagrad Adagrad(IEnumerable<Modules.Adagrad.ParamGroup> parameters, double lr = 0.01,
                double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}
