using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Stochastic gradient descent: <c>g = grad + weight_decay p; v = momentum v + (1 - dampening) g; p = p - lr v</c>, v starting as the
    /// first g;
    /// with Nesterov's momentum <c>p = p - lr (g + momentum v)</c>.
    /// </summary>
    public partial class SGD : OptimizerHelper, optim.IMomentum
    {
        /// <summary>One group of parameters.</summary>
        /// <param name="parameters">What to change.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="momentum">Share of the last step that is kept.</param>
        /// <param name="dampening">Share of the gradient that is left out of the momentum.</param>
        /// <param name="weight_decay">Pull towards 0.</param>
        /// <param name="nesterov">Look ahead by the momentum.</param>
        /// <param name="maximize">Go up instead of down.</param>
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        /// <summary>Several groups; what a group does not set is taken from here.</summary>
        /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            if (lr < 0)
                throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
            if (momentum < 0)
                throw new ArgumentException($"Invalid momentum value: {momentum}", nameof(momentum));
            if (weight_decay < 0)
                throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
            if (nesterov && (momentum <= 0 || dampening != 0))
                throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening", nameof(nesterov));
            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        /// <summary>Momentum of the first group; setting it sets all.</summary>
        public double Momentum
        {
            get => ParamGroups.Cast<optim.IMomentum>().FirstOrDefault()?.Momentum ?? ((Options)_defaults).momentum!.Value;
            set
            {
                foreach (var group in ParamGroups.Cast<optim.IMomentum>())
                    group.Momentum = value;
            }
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            if (param_group is not ParamGroup { Options: { } own } group)
                throw new ArgumentException("SGD takes groups of type SGD.ParamGroup.", nameof(param_group));
            var given = (Options)_defaults;
            own.LearningRate ??= given.LearningRate;
            own.InitialLearningRate = own.LearningRate!.Value;
            own.momentum ??= given.momentum;
            own.dampening ??= given.dampening;
            own.weight_decay ??= given.weight_decay;
            own.nesterov ??= given.nesterov;
            own.maximize ??= given.maximize;
            base.add_param_group(group);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override void Update(Modules.ParamGroup group, Parameter parameter, Tensor gradient)
        {
            var options = ((ParamGroup)group).Options;
            var state = Memory<State>(parameter);
            bool first = options.momentum != 0 && state.momentum_buffer is null;
            if (first)
                state.momentum_buffer = new Tensor(new TensorImpl(parameter.Impl.Dtype, parameter.Impl.Sizes)).DetachFromDisposeScope();
            var buffer = options.momentum != 0 ? state.momentum_buffer : null;
            var g = gradient.Contiguous(out var temporary);
            var p = parameter.Contiguous(out var copy);
            Dispatch.Float(parameter.Impl.Dtype, "SGD", new Body(p.Impl, g.Impl, buffer?.Impl, options, first));
            temporary?.Dispose();
            if (copy is not null)
            {
                parameter.copy_(copy);
                copy.Dispose();
            }
            else
                parameter.Impl.Storage.BumpVersion();
        }

        private readonly struct Body(TensorImpl p, TensorImpl g, TensorImpl? buffer, Options options, bool first) : IFloatBody
        {
            public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
                SgdStep.Run(p.Span<T>(), g.Span<T>(), buffer is null ? default : buffer.Span<T>(),
                    T.CreateChecked(options.LearningRate!.Value),
                    T.CreateChecked(options.momentum!.Value), T.CreateChecked(options.dampening!.Value),
                        T.CreateChecked(options.weight_decay!.Value),
                    options.nesterov!.Value, options.maximize!.Value, first);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Stochastic gradient descent.</summary>
            /// <param name="parameters">What to change.</param>
            /// <param name="learningRate">Learning rate.</param>
            /// <param name="momentum">Share of the last step that is kept.</param>
            /// <param name="dampening">Share of the gradient that is left out of the momentum.</param>
            /// <param name="weight_decay">Pull towards 0.</param>
            /// <param name="nesterov">Look ahead by the momentum.</param>
            /// <param name="maximize">Go up instead of down.</param>
            public static Modules.SGD SGD(IEnumerable<Modules.Parameter> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Stochastic gradient descent on named parameters.</summary>
            /// <inheritdoc cref="SGD(IEnumerable{Modules.Parameter}, double, double, double, double, bool, bool)"/>
            public static Modules.SGD SGD(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double learningRate,
                double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Stochastic gradient descent on groups of parameters.</summary>
            /// <inheritdoc cref="SGD(IEnumerable{Modules.Parameter}, double, double, double, double, bool, bool)"/>
            public static Modules.SGD SGD(IEnumerable<Modules.SGD.ParamGroup> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
