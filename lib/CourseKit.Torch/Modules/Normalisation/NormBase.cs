using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalisation have in common: a scale and a shift per channel, and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;
    private Tensor? _runningMean;
    private Tensor? _runningVar;
    private Tensor? _batches;

    /// <summary>A normalisation of a number of channels.</summary>
    /// <param name="num_features">Channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Share of a batch in the running statistics; null for the plain mean of all batches.</param>
    /// <param name="affine">With a learned scale and shift per channel.</param>
    /// <param name="track_running_stats">Keep running statistics, for evaluation.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
    /// <param name="name">Name of the module's kind.</param>
    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype, string name) : base(name)
    {
        if (num_features < 0)
            throw new ArgumentException($"{name}: num_features must not be negative, got {num_features}.", nameof(num_features));
        (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine,
            track_running_stats);
        weight = affine ? new Parameter(empty([num_features], dtype, device)) : null!;
        bias = affine ? new Parameter(empty([num_features], dtype, device)) : null!;
        if (track_running_stats)
        {
            running_mean = zeros([num_features], dtype, device);
            running_var = ones([num_features], dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
        }
        reset_parameters();
    }

    /// <summary>Channels.</summary>
    public long num_features { get; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Share of a batch in the running statistics; null for the plain mean of all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>With a learned scale and shift per channel.</summary>
    public bool affine { get; }

    /// <summary>Running statistics are kept, and used in evaluation.</summary>
    public bool track_running_stats { get; }

    /// <summary>Scale, shape (C), or null.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    /// <summary>Shift, shape (C), or null.</summary>
    public Parameter bias
    {
        get => _bias!;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    /// <summary>Running means, shape (C), or null.</summary>
    public Tensor running_mean
    {
        get => _runningMean!;
        set => ConditionallyRegisterBuffer(nameof(running_mean), _runningMean = value);
    }

    /// <summary>Running variances (unbiased), shape (C), or null.</summary>
    public Tensor running_var
    {
        get => _runningVar!;
        set => ConditionallyRegisterBuffer(nameof(running_var), _runningVar = value);
    }

    /// <summary>Batches seen in training: one int64, or null.</summary>
    public Tensor num_batches_tracked
    {
        get => _batches!;
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), _batches = value);
    }

    /// <summary>Sets the running statistics to mean 0, variance 1 and no batches.</summary>
    public void reset_running_stats()
    {
        if (!track_running_stats)
            return;
        nn.init.zeros_(running_mean);
        nn.init.ones_(running_var);
        nn.init.zeros_(num_batches_tracked);
    }

    /// <summary>Sets the scales to 1 and the shifts to 0, and resets the running statistics.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine)
            return;
        nn.init.ones_(weight);
        nn.init.zeros_(bias);
    }

    /// <summary>Checks the number of dimensions of an input.</summary>
    /// <exception cref="ArgumentException">The layer takes no such input.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);
}
