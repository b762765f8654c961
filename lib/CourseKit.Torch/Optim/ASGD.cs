using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Averaged stochastic gradient descent: plain steps, and an average of the parameters from step t0 on.</summary>
    /// <remarks>Polyak and Juditsky, Acceleration of stochastic approximation by averaging, SIAM J. Control Optim. 30, 1992.</remarks>
    public partial class ASGD : OptimizerHelper
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="lambd">Decay term.</param>
        /// <param name="alpha">Power of the learning rate schedule.</param>
        /// <param name="t0">Step at which averaging begins.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public ASGD(IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6,
            double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, lambd, alpha, t0, weight_decay, maximize)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="ASGD(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public ASGD(IEnumerable<ParamGroup<ASGD.Options>> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75,
            double t0 = 1e6, double weight_decay = 0, bool maximize = false)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (weight_decay < 0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                lambd = lambd,
                alpha = alpha,
                t0 = t0,
                weight_decay = weight_decay,
                maximize = maximize,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup<ASGD.Options> { Options: { } own })
                throw new ArgumentException("ASGD takes groups of type ParamGroup<ASGD.Options>.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.lambd ??= given.lambd;
            own.alpha ??= given.alpha;
            own.t0 ??= given.t0;
            own.weight_decay ??= given.weight_decay;
            own.maximize ??= given.maximize;
            base.add_param_group(param_group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup<Options>)group).Options;
            var state = Memory<State>(parameter);
            state.step++;
            double lr = options.LearningRate!.Value, lambd = options.lambd!.Value;
            var rule = new ASGDRule(options.weight_decay!.Value, 1 - lambd * state.eta, state.eta, state.mu, options.maximize!.Value ? -1
                : 1);
            Apply(parameter, gradient, rule, state.ax);
            // kept as floats, as in PyTorch
            state.eta = (float)(lr / Math.Pow(1 + lambd * lr * state.step, options.alpha!.Value));
            state.mu = (float)(1 / Math.Max(1, state.step - options.t0!.Value));
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Averaged stochastic gradient descent: plain steps, and an average of the parameters from step t0 on.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="lambd">Decay term.</param>
            /// <param name="alpha">Power of the learning rate schedule.</param>
            /// <param name="t0">Step at which averaging begins.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="maximize">Go up instead of down.</param>
            /// <remarks>Polyak and Juditsky, Acceleration of stochastic approximation by averaging, SIAM J. Control Optim. 30,
            /// 1992.</remarks>
            public static Modules.ASGD ASGD(IEnumerable<Modules.Parameter> parameters, double lr = 0.001, double lambd = 1e-4,
                double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);

            /// <inheritdoc cref="ASGD(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.ASGD ASGD(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.001,
                double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, lambd, alpha, t0, weight_decay, maximize);

            /// <inheritdoc cref="ASGD(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.ASGD ASGD(IEnumerable<Modules.ParamGroup<Modules.ASGD.Options>> parameters, double lr = 0.001,
                double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);
        }
    }
}
