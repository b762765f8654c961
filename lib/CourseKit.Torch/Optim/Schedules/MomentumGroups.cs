using static TorchSharp.torch.optim;

namespace TorchSharp;

/// <summary>The momenta of an optimiser's groups, or their first betas, for the schedules that move them against the learning
/// rate.</summary>
internal sealed class MomentumGroups
{
    private readonly ILearningRateController[] _groups;

    /// <summary>The groups of an optimiser.</summary>
    /// <exception cref="ArgumentException">A group has neither momentum nor betas.</exception>
    public MomentumGroups(Optimizer optimizer)
    {
        _groups = [.. optimizer.ParamGroups];
        if (_groups.Any(g => g is not (IMomentum or IBetas)))
            throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled", nameof(optimizer));
    }

    /// <summary>Sets the momentum of a group.</summary>
    public void Set(int group, double momentum)
    {
        if (_groups[group] is IMomentum own)
            own.Momentum = momentum;
        else if (_groups[group] is IBetas pair)
            pair.Betas = (momentum, pair.Betas.Item2);
    }

    /// <summary>One number per group.</summary>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static double[] PerGroup(Optimizer optimizer, IEnumerable<double>? values, double fallback, string name)
    {
        int groups = optimizer.ParamGroups.Count();
        double[] result = values is null ? [.. Enumerable.Repeat(fallback, groups)] : [.. values];
        if (result.Length != groups)
            throw new ArgumentException($"expected {groups} values for {name}, got {result.Length}", name);
        return result;
    }
}
