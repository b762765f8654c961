using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>RMSProp: steps along the gradient, divided by the root of its average square.</summary>
    /// <remarks>Tieleman and Hinton, Lecture 6.5 of Neural networks for machine learning, 2012; centered: Graves,
    /// arXiv:1308.0850.</remarks>
    public partial class RMSProp : OptimizerHelper, optim.IMomentum
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="alpha">Share of the past in the average of the squared gradient.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="momentum">Share of the last step that is kept.</param>
        /// <param name="centered">Divide by the deviation instead of the root mean square.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (eps < 0)
                throw new ArgumentException($"Invalid epsilon value: {eps}", nameof(eps));
            if (momentum < 0)
                throw new ArgumentException($"Invalid momentum value: {momentum}", nameof(momentum));
            if (weight_decay < 0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            if (alpha < 0)
                throw new ArgumentException($"Invalid alpha value: {alpha}", nameof(alpha));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                alpha = alpha,
                eps = eps,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
                maximize = maximize,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <summary>Momentum of the first group; setting it sets all.</summary>
        public double Momentum
        {
            get => _parameter_groups.OfType<optim.IMomentum>().FirstOrDefault()?.Momentum ?? 0;
            set
            {
                foreach (var group in _parameter_groups.OfType<optim.IMomentum>())
                    group.Momentum = value;
            }
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup { Options: { } own })
                throw new ArgumentException("RMSProp takes groups of type RMSProp.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.alpha ??= given.alpha;
            own.eps ??= given.eps;
            own.weight_decay ??= given.weight_decay;
            own.momentum ??= given.momentum;
            own.centered ??= given.centered;
            own.maximize ??= given.maximize;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            double momentum = options.momentum!.Value;
            if (momentum > 0)
                state.momentum_buffer ??= zeros_like(state.square_avg).DetachFromDisposeScope();
            if (options.centered!.Value)
                state.grad_avg ??= zeros_like(state.square_avg).DetachFromDisposeScope();
            var rule = new RMSPropRule(options.alpha!.Value, options.eps!.Value, options.weight_decay!.Value, momentum,
                options.centered!.Value, options.LearningRate!.Value, options.maximize!.Value ? -1 : 1);
            Apply(parameter, gradient, rule, state.square_avg, momentum > 0 ? state.momentum_buffer : null,
                options.centered!.Value ? state.grad_avg : null);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>RMSProp: steps along the gradient, divided by the root of its average square.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="alpha">Share of the past in the average of the squared gradient.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="momentum">Share of the last step that is kept.</param>
            /// <param name="centered">Divide by the deviation instead of the root mean square.</param>
            /// <param name="maximize">Go up instead of down.</param>
            /// <remarks>Tieleman and Hinton, Lecture 6.5 of Neural networks for machine learning, 2012; centered: Graves,
            /// arXiv:1308.0850.</remarks>
            public static Modules.RMSProp RMSProp(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.RMSProp RMSProp(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01,
                double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false,
                    bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.RMSProp RMSProp(IEnumerable<Modules.RMSProp.ParamGroup> parameters, double lr = 0.01,
                double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false,
                    bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
