using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract partial class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>The memory of a parameter, empty until <see cref="Initialize"/>.</summary>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Sets the memory to its state before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Takes the memory over from another, which gives it up.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>True when another memory holds nearly the same numbers.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Moves the memory to a device; this engine has the CPU only.</summary>
    public virtual void to(Device device) => RequireCpu(device);

    /// <summary>A tensor of the parameter's shape that lives as long as the optimiser.</summary>
    private protected Tensor Filled(double value = 0) =>
        torch.Filled(_parameter.Impl.Dtype, (long[])_parameter.Impl.Sizes.Clone(), value).DetachFromDisposeScope();

    /// <summary>Replaces a tensor of this memory by a copy of another memory's.</summary>
    private protected static void Take(ref Tensor? own, Tensor? other)
    {
        if (ReferenceEquals(own, other))
            return;
        own?.Dispose();
        using (no_grad())
            own = other?.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>True when both are missing, or hold nearly the same numbers.</summary>
    private protected static bool Near(Tensor? own, Tensor? other) =>
        own is null ? other is null : other is not null && own.allclose(other);
}
