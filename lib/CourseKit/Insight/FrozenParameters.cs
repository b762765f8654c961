using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>Lets no parameter record gradients for a while: only the image's are wanted, and the others cost as much again.</summary>
internal sealed class FrozenParameters : IDisposable
{
    private readonly List<TorchSharp.Modules.Parameter> _frozen;

    public FrozenParameters(nn.Module model)
    {
        _frozen = [.. model.parameters().Where(parameter => parameter.requires_grad)];
        _frozen.ForEach(parameter => parameter.requires_grad = false);
    }

    public void Dispose() => _frozen.ForEach(parameter => parameter.requires_grad = true);
}
