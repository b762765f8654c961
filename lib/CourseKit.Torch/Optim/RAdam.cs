using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>RAdam: Adam that steps along the plain average until the average square can be trusted.</summary>
    /// <remarks>Liu et al., On the variance of the adaptive learning rate and beyond, arXiv:1908.03265.</remarks>
    public partial class RAdam : OptimizerHelper, optim.IBetas
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Share of the past in the average of the gradient.</param>
        /// <param name="beta2">Share of the past in the average of its square.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        public RAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0)
            : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="RAdam(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public RAdam(IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (eps < 0)
                throw new ArgumentException($"Invalid epsilon value: {eps}", nameof(eps));
            if (beta1 is < 0 or >= 1)
                throw new ArgumentException($"Invalid beta parameter at index 0: {beta1}", nameof(beta1));
            if (beta2 is < 0 or >= 1)
                throw new ArgumentException($"Invalid beta parameter at index 1: {beta2}", nameof(beta2));
            if (weight_decay < 0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <summary>Averaging coefficients of the first group; setting them sets all.</summary>
        public (double, double) Betas
        {
            get => _parameter_groups.OfType<optim.IBetas>().FirstOrDefault()?.Betas ?? default;
            set
            {
                foreach (var group in _parameter_groups.OfType<optim.IBetas>())
                    group.Betas = value;
            }
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup { Options: { } own })
                throw new ArgumentException("RAdam takes groups of type RAdam.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.beta1 ??= given.beta1;
            own.beta2 ??= given.beta2;
            own.eps ??= given.eps;
            own.weight_decay ??= given.weight_decay;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            double beta1 = options.beta1!.Value, beta2 = options.beta2!.Value, power = Math.Pow(beta2, state.step);
            double step = options.LearningRate!.Value / (1 - Math.Pow(beta1, state.step));
            double limit = 2 / (1 - beta2) - 1, length = limit - 2 * state.step * power / (1 - power);
            bool adaptive = length > 5;
            if (adaptive)
                step *= Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) * Math.Sqrt(1 - power);
            var rule = new RAdamRule(beta1, beta2, options.eps!.Value, options.weight_decay!.Value, adaptive, step);
            Apply(parameter, gradient, rule, state.exp_avg, state.exp_avg_sq);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>RAdam: Adam that steps along the plain average until the average square can be trusted.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Share of the past in the average of the gradient.</param>
            /// <param name="beta2">Share of the past in the average of its square.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <remarks>Liu et al., On the variance of the adaptive learning rate and beyond, arXiv:1908.03265.</remarks>
            public static Modules.RAdam RAdam(IEnumerable<Modules.Parameter> parameters, double lr = 0.002, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);

            /// <inheritdoc cref="RAdam(IEnumerable{Modules.Parameter}, double, double, double, double, double)"/>
            public static Modules.RAdam RAdam(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.002,
                double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay);

            /// <inheritdoc cref="RAdam(IEnumerable{Modules.Parameter}, double, double, double, double, double)"/>
            public static Modules.RAdam RAdam(IEnumerable<Modules.RAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);
        }
    }
}
