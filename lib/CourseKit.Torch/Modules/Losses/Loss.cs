using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What losses of 2 arguments have in common.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">Mean, sum, or none.</param>
    protected Loss(nn.Reduction reduction = nn.Reduction.Mean) : base("Loss") => this.reduction = reduction;

    /// <summary>What becomes of the values of single examples.</summary>
    public nn.Reduction reduction { get; }
}

/// <summary>What losses of 2 arguments with weights have in common.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>A loss with weights.</summary>
    /// <param name="weight">Weights, or null.</param>
    /// <param name="reduction">Mean, sum, or none.</param>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    /// <summary>Weights, or null.</summary>
    public Tensor? weight { get; }
}

/// <summary>What losses of 3 arguments have in common.</summary>
public abstract class Loss<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">Mean, sum, or none.</param>
    protected Loss(nn.Reduction reduction = nn.Reduction.Mean) : base("Loss") => this.reduction = reduction;

    /// <summary>What becomes of the values of single examples.</summary>
    public nn.Reduction reduction { get; }
}

/// <summary>What losses of 3 arguments with weights have in common.</summary>
public abstract class WeightedLoss<T1, T2, T3, TResult> : Loss<T1, T2, T3, TResult>
{
    /// <summary>A loss with weights.</summary>
    /// <param name="weight">Weights, or null.</param>
    /// <param name="reduction">Mean, sum, or none.</param>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    /// <summary>Weights, or null.</summary>
    public Tensor? weight { get; }
}

/// <summary>What losses of 4 arguments have in common.</summary>
public abstract class Loss<T1, T2, T3, T4, TResult> : nn.Module<T1, T2, T3, T4, TResult>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">Mean, sum, or none.</param>
    protected Loss(nn.Reduction reduction = nn.Reduction.Mean) : base("Loss") => this.reduction = reduction;

    /// <summary>What becomes of the values of single examples.</summary>
    public nn.Reduction reduction { get; }
}

/// <summary>What losses of 4 arguments with weights have in common.</summary>
public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    /// <summary>A loss with weights.</summary>
    /// <param name="weight">Weights, or null.</param>
    /// <param name="reduction">Mean, sum, or none.</param>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    /// <summary>Weights, or null.</summary>
    public Tensor? weight { get; }
}
