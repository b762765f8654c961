using TorchSharp;

namespace CourseKit.Training;

/// <summary>An optimiser whose learning rate follows a schedule, step by step.</summary>
internal sealed class ScheduledOptimizer
{
    private readonly torch.optim.Optimizer _optimizer;
    private readonly Func<double, double> _schedule;
    private readonly long _steps;
    private readonly (torch.optim.ILearningRateController Group, double Rate)[] _groups;
    private long _done;

    /// <param name="optimizer">The optimiser, not owned.</param>
    /// <param name="schedule">Share done to factor of the starting rate.</param>
    /// <param name="steps">Steps of the whole training.</param>
    public ScheduledOptimizer(torch.optim.Optimizer optimizer, Func<double, double> schedule, long steps)
    {
        (_optimizer, _schedule, _steps) = (optimizer, schedule, steps);
        _groups = [.. optimizer.ParamGroups.Select(group => (group, group.LearningRate))];
    }

    public void ZeroGradients() => _optimizer.zero_grad();

    /// <summary>Changes the parameters with the rate of this step, the first one with the starting rate.</summary>
    public void Step()
    {
        var factor = _schedule((double)_done++ / _steps);
        foreach (var (group, rate) in _groups)
            group.LearningRate = rate * factor;
        _optimizer.step();
    }
}
