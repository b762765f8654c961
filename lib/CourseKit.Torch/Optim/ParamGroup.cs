using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all optimisers can be told about a group of parameters.</summary>
public partial class OptimizerOptions
{
    /// <summary>Learning rate; null takes the optimiser's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Learning rate at the start, which schedules refer to.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>True once a schedule has taken the learning rate of its first moment as the initial one.</summary>
    internal bool InitialIsKnown { get; set; }

    /// <summary>Takes the settings over from another group's.</summary>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        (InitialLearningRate, LearningRate, InitialIsKnown) = (source.InitialLearningRate, source.LearningRate, source.InitialIsKnown);
    }
}

/// <summary>Parameters that share settings.</summary>
public class ParamGroup : optim.ILearningRateController
{
    /// <summary>An empty group.</summary>
    public ParamGroup()
    {
    }

    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>The settings.</summary>
    public OptimizerOptions Options { get; set; } = new();

    /// <summary>Learning rate.</summary>
    public double LearningRate
    {
        get => Options.LearningRate ?? 0;
        set => Options.LearningRate = value;
    }

    /// <summary>Learning rate at the start, which schedules refer to.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}

/// <summary>Parameters that share settings of one optimiser's kind.</summary>
/// <typeparam name="TOptions">The optimiser's settings.</typeparam>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    /// <summary>An empty group.</summary>
    public ParamGroup()
    {
    }

    /// <summary>A group of parameters with settings.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        if (options is not null)
            Options = options;
    }

    /// <summary>The settings.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
