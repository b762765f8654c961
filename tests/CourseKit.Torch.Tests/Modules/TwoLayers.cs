using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>A module as a user writes one: layers in fields, a parameter of its own, RegisterComponents.</summary>
internal sealed class TwoLayers : nn.Module<Tensor, Tensor>
{
    private readonly Linear hidden;
    private readonly Linear output;
    private readonly Parameter scale;

    public TwoLayers(long inputs, long width, long outputs)
        : base(nameof(TwoLayers))
    {
        hidden = nn.Linear(inputs, width);
        output = nn.Linear(width, outputs);
        scale = nn.Parameter(ones(width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => output.call((hidden.call(input) * scale).tanh());
}
