using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam: steps along the average gradient, divided by the root of the average squared gradient.</summary>
    /// <remarks>Kingma and Ba, Adam: a method for stochastic optimization, arXiv:1412.6980; weight decay is added to the
    /// gradient.</remarks>
    public partial class Adam : OptimizerHelper, optim.IBetas
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Share of the past in the average of the gradient.</param>
        /// <param name="beta2">Share of the past in the average of its square.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="amsgrad">Divide by the largest average so far (Reddi et al., arXiv:1904.09237).</param>
        /// <param name="maximize">Go up instead of down.</param>
        public Adam(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public Adam(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
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
                amsgrad = amsgrad,
                maximize = maximize,
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
                throw new ArgumentException("Adam takes groups of type Adam.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.beta1 ??= given.beta1;
            own.beta2 ??= given.beta2;
            own.eps ??= given.eps;
            own.weight_decay ??= given.weight_decay;
            own.amsgrad ??= given.amsgrad;
            own.maximize ??= given.maximize;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            double beta1 = options.beta1!.Value, beta2 = options.beta2!.Value, lr = options.LearningRate!.Value;
            double correction1 = 1 - Math.Pow(beta1, state.step), correction2 = 1 - Math.Pow(beta2, state.step);
            bool amsgrad = options.amsgrad!.Value;
            if (amsgrad)
                state.max_exp_avg_sq ??= zeros_like(state.exp_avg_sq).DetachFromDisposeScope();
            var rule = new AdamRule(beta1, beta2, options.eps!.Value, options.weight_decay!.Value, 1, lr / correction1,
                Math.Sqrt(correction2),
                amsgrad, options.maximize!.Value ? -1 : 1);
            Apply(parameter, gradient, rule, state.exp_avg, state.exp_avg_sq, amsgrad ? state.max_exp_avg_sq : null);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adam: steps along the average gradient, divided by the root of the average squared gradient.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Share of the past in the average of the gradient.</param>
            /// <param name="beta2">Share of the past in the average of its square.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="amsgrad">Divide by the largest average so far (Reddi et al., arXiv:1904.09237).</param>
            /// <param name="maximize">Go up instead of down.</param>
            /// <remarks>Kingma and Ba, Adam: a method for stochastic optimization, arXiv:1412.6980; weight decay is added to the
            /// gradient.</remarks>
            public static Modules.Adam Adam(IEnumerable<Modules.Parameter> parameters, double lr = 0.001, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="Adam(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.Adam Adam(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.001,
                double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false,
                    bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="Adam(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.Adam Adam(IEnumerable<Modules.Adam.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
