using TorchSharp;

namespace CourseKit.Training;

/// <summary>An optimiser whose learning rate follows a schedule, step by step.</summary>
internal sealed class ScheduledOptimizer
{
    private readonly Func<double, double> _schedule;
    private readonly long _steps;
    private readonly (torch.optim.ILearningRateController Group, double Rate)[] _groups;

    /// <param name="optimizer">The optimiser, not owned.</param>
    /// <param name="schedule">Share done to factor of the starting rate.</param>
    /// <param name="steps">Steps of the whole training.</param>
    public ScheduledOptimizer(torch.optim.Optimizer optimizer, Func<double, double> schedule, long steps)
    {
        (Optimizer, _schedule, _steps) = (optimizer, schedule, steps);
        _groups = [.. optimizer.ParamGroups.Select(group => (group, group.LearningRate))];
    }

    public torch.optim.Optimizer Optimizer { get; }

    /// <summary>Steps done; a training that goes on sets it to where it was.</summary>
    public long Done { get; set; }

    /// <summary>Rate of the last step, of the first group.</summary>
    public double LearningRate => _groups[0].Group.LearningRate;

    public void ZeroGradients() => Optimizer.zero_grad();

    /// <summary>Changes the parameters with the rate of this step, the first one with the starting rate.</summary>
    public void Step()
    {
        var factor = _schedule((double)Done++ / _steps);
        foreach (var (group, rate) in _groups)
            group.LearningRate = rate * factor;
        Optimizer.step();
    }
}
