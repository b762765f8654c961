using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Resilient backpropagation: a step size per element, grown while the gradient keeps its sign and cut when it
    /// changes.</summary>
    /// <remarks>Riedmiller and Braun, A direct adaptive method for faster backpropagation learning, ICNN 1993.</remarks>
    public partial class Rprop : OptimizerHelper
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="etaminus">Factor of a step whose gradient changed sign.</param>
        /// <param name="etaplus">Factor of a step whose gradient kept its sign.</param>
        /// <param name="min_step">Smallest step.</param>
        /// <param name="max_step">Largest step.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public Rprop(IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2,
            double min_step = 1e-6, double max_step = 50.0, bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, etaminus, etaplus, min_step, max_step, maximize)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="Rprop(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public Rprop(IEnumerable<ParamGroup> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2,
            double min_step = 1e-6, double max_step = 50.0, bool maximize = false)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (etaminus is <= 0 or >= 1 || etaplus <= 1)
                throw new ArgumentException($"Invalid eta values: {etaminus}, {etaplus}", nameof(etaminus));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                etaminus = etaminus,
                etaplus = etaplus,
                min_step = min_step,
                max_step = max_step,
                maximize = maximize,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup { Options: { } own })
                throw new ArgumentException("Rprop takes groups of type Rprop.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.etaminus ??= given.etaminus;
            own.etaplus ??= given.etaplus;
            own.min_step ??= given.min_step;
            own.max_step ??= given.max_step;
            own.maximize ??= given.maximize;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            var rule = new RpropRule(options.etaminus!.Value, options.etaplus!.Value, options.min_step!.Value, options.max_step!.Value,
                options.maximize!.Value ? -1 : 1);
            Apply(parameter, gradient, rule, state.prev, state.step_size);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Resilient backpropagation: a step size per element, grown while the gradient keeps its sign and cut when it
            /// changes.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="etaminus">Factor of a step whose gradient changed sign.</param>
            /// <param name="etaplus">Factor of a step whose gradient kept its sign.</param>
            /// <param name="min_step">Smallest step.</param>
            /// <param name="max_step">Largest step.</param>
            /// <param name="maximize">Go up instead of down.</param>
            /// <remarks>Riedmiller and Braun, A direct adaptive method for faster backpropagation learning, ICNN 1993.</remarks>
            public static Modules.Rprop Rprop(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double etaminus = 0.5,
                double etaplus = 1.2, double min_step = 1e-6, double max_step = 50.0, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <inheritdoc cref="Rprop(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.Rprop Rprop(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01,
                double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50.0, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <inheritdoc cref="Rprop(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.Rprop Rprop(IEnumerable<Modules.Rprop.ParamGroup> parameters, double lr = 0.01, double etaminus = 0.5,
                double etaplus = 1.2, double min_step = 1e-6, double max_step = 50.0, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);
        }
    }
}
