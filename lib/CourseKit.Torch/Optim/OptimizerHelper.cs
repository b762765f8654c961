using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers have in common: groups of parameters, and something remembered about each parameter.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly List<ParamGroup> _groups = [];

    private protected OptimizerHelper()
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<optim.ILearningRateController> ParamGroups => _groups;

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => _groups.SelectMany(g => g.Parameters);

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
            using (enable_grad())
                loss = closure();
        using (no_grad())
            foreach (var group in _groups)
                foreach (var parameter in group.Parameters)
                    if (parameter.Impl.Autograd?.Grad is { } gradient)
                        Update(group, parameter, gradient);
        return loss;
    }

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        var members = param_group.Parameters.ToArray();
        var known = new HashSet<object>(parameters(), ReferenceEqualityComparer.Instance);
        foreach (var parameter in members)
        {
            if (!parameter.is_leaf)
                throw new ArgumentException("can't optimize a non-leaf Tensor: only parameters can be optimised.", nameof(param_group));
            if (!known.Add(parameter))
                throw new ArgumentException("some parameters appear in more than one parameter group", nameof(param_group));
        }
        param_group.Parameters = members;
        _groups.Add(param_group);
    }

    /// <summary>Changes one parameter by its gradient.</summary>
    private protected abstract void Update(ParamGroup group, Parameter parameter, Tensor gradient);
}
