using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>NAdam: Adam that looks ahead by the momentum, after Nesterov.</summary>
    /// <remarks>Dozat, Incorporating Nesterov momentum into Adam, ICLR workshop 2016.</remarks>
    public partial class NAdam : OptimizerHelper, optim.IBetas
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Share of the past in the average of the gradient.</param>
        /// <param name="beta2">Share of the past in the average of its square.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="momentum_decay">How fast the momentum warms up.</param>
        public NAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 0.004)
            : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, momentum_decay)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="NAdam(IEnumerable{Parameter}, double, double, double, double, double, double)"/>
        public NAdam(IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 0.004)
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
            if (momentum_decay < 0)
                throw new ArgumentException($"Invalid momentum_decay value: {momentum_decay}", nameof(momentum_decay));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                momentum_decay = momentum_decay,
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
                throw new ArgumentException("NAdam takes groups of type NAdam.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.beta1 ??= given.beta1;
            own.beta2 ??= given.beta2;
            own.eps ??= given.eps;
            own.weight_decay ??= given.weight_decay;
            own.momentum_decay ??= given.momentum_decay;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            double beta1 = options.beta1!.Value, beta2 = options.beta2!.Value, lr = options.LearningRate!.Value;
            double mu = beta1 * (1 - 0.5 * Math.Pow(0.96, state.step * options.momentum_decay!.Value));
            double next = beta1 * (1 - 0.5 * Math.Pow(0.96, (state.step + 1) * options.momentum_decay!.Value));
            // PyTorch 1.13 keeps the product as a float, and multiplies the next one by mu once more: its numbers are the reference
            float product = (float)state.mu_product * (float)mu, following = product * (float)mu * (float)next;
            state.mu_product = product;
            var rule = new NAdamRule(beta1, beta2, options.eps!.Value, options.weight_decay!.Value, 1 - Math.Pow(beta2, state.step),
                lr * (1 - mu) / (1 - (double)product), lr * next / (1 - (double)following));
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
            /// <summary>NAdam: Adam that looks ahead by the momentum, after Nesterov.</summary>
            /// <param name="named_parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Share of the past in the average of the gradient.</param>
            /// <param name="beta2">Share of the past in the average of its square.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="momentum_decay">How fast the momentum warms up.</param>
            /// <remarks>Dozat, Incorporating Nesterov momentum into Adam, ICLR workshop 2016.</remarks>
            public static Modules.NAdam NAdam(IEnumerable<Modules.Parameter> named_parameters, double lr = 0.002, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004) =>
                new(named_parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

            /// <inheritdoc cref="NAdam(IEnumerable{Modules.Parameter}, double, double, double, double, double, double)"/>
            public static Modules.NAdam NAdam(IEnumerable<(string name, Modules.Parameter parameter)> named_parameters, double lr = 0.002,
                double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004) =>
                new(named_parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, momentum_decay);

            /// <inheritdoc cref="NAdam(IEnumerable{Modules.Parameter}, double, double, double, double, double, double)"/>
            public static Modules.NAdam NAdam(IEnumerable<Modules.NAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);
        }
    }
}
