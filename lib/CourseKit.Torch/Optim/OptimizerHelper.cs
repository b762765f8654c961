using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers have in common: groups of parameters, and something remembered about each parameter.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    /// <summary>Settings that a group takes when it has none of its own.</summary>
    protected OptimizerOptions _defaults = new();

    private readonly Dictionary<Parameter, OptimizerState> _memory = new(ReferenceEqualityComparer.Instance);

    /// <summary>An optimiser without parameters.</summary>
    protected OptimizerHelper()
    {
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
    {
        foreach (var parameter in group.Parameters)
            if (parameter.Impl.Autograd?.Grad is { } gradient)
                Update(group, parameter, gradient);
    }, closure);

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        var members =
            (param_group.Parameters ?? throw new ArgumentNullException(nameof(param_group), "a group without parameters")).ToArray();
        foreach (var parameter in members)
        {
            if (!parameter.is_leaf)
                throw new ArgumentException("can't optimize a non-leaf Tensor: only parameters can be optimised.", nameof(param_group));
            if (_memory.ContainsKey(parameter))
                throw new ArgumentException("some parameters appear in more than one parameter group", nameof(param_group));
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            _memory.Add(parameter, state);
        }
        param_group.Parameters = members;
        base.add_param_group(param_group);
    }

    /// <summary>Settings and memory of the optimiser; the objects are its own.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            var positions = new List<int>();
            result.Options.Add(group.Options);
            foreach (var parameter in group.Parameters)
            {
                positions.Add(result.State.Count);
                result.State.Add(_memory[parameter]);
            }
            result.StateIndexRef.Add(positions);
        }
        return result;
    }

    /// <summary>Takes over settings and memory from another optimiser of this kind, with as many groups and parameters.</summary>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        RequireSame(state_dict.Options.Count, own.Options.Count, "parameter groups");
        RequireSame(state_dict.State.Count, own.State.Count, "states");
        for (int i = 0; i < own.Options.Count; i++)
            if (!own.Options[i].GetType().IsInstanceOfType(state_dict.Options[i]))
                throw new ArgumentException($"Invalid optimizer state -- {GetType().Name} cannot read the state of " +
                    $"{state_dict.Options[i]?.GetType().DeclaringType?.Name ?? "nothing"}.", nameof(state_dict));
        for (int i = 0; i < own.Options.Count; i++)
            if (!ReferenceEquals(own.Options[i], state_dict.Options[i]))
                own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (int i = 0; i < own.State.Count; i++)
            if (!ReferenceEquals(own.State[i], state_dict.State[i]))
                own.State[i].LoadStateDict(state_dict.State[i]);
    }

    /// <summary>Moves the memory to a device; this engine has the CPU only.</summary>
    public void to(Device device)
    {
        foreach (var state in _memory.Values)
            state.to(device);
    }

    /// <summary>Runs a closure, if there is one, and then the body on each group, without recording.</summary>
    /// <typeparam name="T">Kind of group.</typeparam>
    /// <param name="body">Changes the parameters of a group.</param>
    /// <param name="loss_closure">Computes the loss and its gradients.</param>
    /// <returns>The loss, or null.</returns>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        if (_memory.Count == 0)
            throw new InvalidOperationException($"{GetType().Name} got an empty parameter list: there is nothing to step.");
        Tensor? loss = null;
        if (loss_closure is not null)
            using (enable_grad())
                loss = loss_closure();
        using (no_grad())
        using (NewDisposeScope())
            foreach (var group in _parameter_groups)
                body((T)group);
        return loss;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var state in _memory.Values.OfType<IDisposable>())
                state.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>An empty memory for a parameter.</summary>
    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Changes one parameter by its gradient.</summary>
    private protected abstract void Update(ParamGroup group, Parameter parameter, Tensor gradient);

    /// <summary>What is remembered about a parameter.</summary>
    private protected TState Memory<TState>(Parameter parameter) where TState : OptimizerState => (TState)_memory[parameter];

    /// <summary>Applies a rule to each element of a parameter.</summary>
    private protected static void Apply<TRule>(Parameter parameter, Tensor gradient, TRule rule, Tensor? a = null, Tensor? b = null,
        Tensor? c = null) where TRule : struct, IStepRule
    {
        var g = gradient.Contiguous(out var temporary);
        var p = parameter.Contiguous(out var copy);
        Dispatch.Float(parameter.Impl.Dtype, "step", new Body<TRule>(p.Impl, g.Impl, a?.Impl, b?.Impl, c?.Impl, rule));
        temporary?.Dispose();
        if (copy is null)
        {
            parameter.Impl.Storage.BumpVersion();
            return;
        }
        parameter.copy_(copy);
        copy.Dispose();
    }

    private static void RequireSame(int given, int own, string what)
    {
        if (given != own)
            throw new ArgumentException($"Invalid optimizer state -- different number of {what}: {given} given, {own} expected.");
    }

    private readonly struct Body<TRule>(TensorImpl p, TensorImpl g, TensorImpl? a, TensorImpl? b, TensorImpl? c, TRule rule) : IFloatBody
        where TRule : struct, IStepRule
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            StepLoop.Run(p.Span<T>(), g.Span<T>(), Of<T>(a), Of<T>(b), Of<T>(c), rule);

        private static Span<T> Of<T>(TensorImpl? memory) where T : unmanaged => memory is null ? default : memory.Span<T>();
    }
}
