using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the padding layers have in common.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    private readonly PaddingModes _mode;

    /// <summary>A padding layer.</summary>
    /// <param name="name">Name of the layer's kind.</param>
    /// <param name="mode">What stands in the border.</param>
    /// <param name="value">The filler of constant mode.</param>
    /// <param name="padding">Before and after of the last dimension, then of the one before it.</param>
    protected PadBase(string name, PaddingModes mode, double value, params long[] padding) : base(name) =>
        (_mode, this.value, this.padding) = (mode, value, padding);

    /// <summary>Before and after of the last dimension, then of the one before it.</summary>
    public long[] padding { get; set; }

    /// <summary>The filler of constant mode.</summary>
    public double value { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pad(input, padding, _mode, value);
}
