using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adadelta: the average step over the average gradient takes the place of a learning rate.</summary>
    /// <remarks>Zeiler, Adadelta: an adaptive learning rate method, arXiv:1212.5701.</remarks>
    public partial class Adadelta : OptimizerHelper
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="rho">Share of the past in the averages.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0,
            bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, rho, eps, weight_decay, maximize)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="Adadelta(IEnumerable{Parameter}, double, double, double, double, bool)"/>
        public Adadelta(IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0,
            bool maximize = false)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (rho is < 0 or > 1)
                throw new ArgumentException($"Invalid rho value: {rho}", nameof(rho));
            if (eps < 0)
                throw new ArgumentException($"Invalid epsilon value: {eps}", nameof(eps));
            if (weight_decay < 0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                rho = rho,
                eps = eps,
                weight_decay = weight_decay,
                maximize = maximize,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup { Options: { } own })
                throw new ArgumentException("Adadelta takes groups of type Adadelta.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.rho ??= given.rho;
            own.eps ??= given.eps;
            own.weight_decay ??= given.weight_decay;
            own.maximize ??= given.maximize;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            var rule = new AdadeltaRule(options.rho!.Value, options.eps!.Value, options.weight_decay!.Value, options.LearningRate!.Value,
                options.maximize!.Value ? -1 : 1);
            Apply(parameter, gradient, rule, state.square_avg, state.acc_delta);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adadelta: the average step over the average gradient takes the place of a learning rate.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="rho">Share of the past in the averages.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="maximize">Go up instead of down.</param>
            /// <remarks>Zeiler, Adadelta: an adaptive learning rate method, arXiv:1212.5701.</remarks>
            public static Modules.Adadelta Adadelta(IEnumerable<Modules.Parameter> parameters, double lr = 1.0, double rho = 0.9,
                double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);

            /// <inheritdoc cref="Adadelta(IEnumerable{Modules.Parameter}, double, double, double, double, bool)"/>
            public static Modules.Adadelta Adadelta(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 1.0,
                double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, rho, eps, weight_decay, maximize);

            /// <inheritdoc cref="Adadelta(IEnumerable{Modules.Parameter}, double, double, double, double, bool)"/>
            public static Modules.Adadelta Adadelta(IEnumerable<Modules.Adadelta.ParamGroup> parameters, double lr = 1.0,
                double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}
