using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>
/// Puts a model back as it was: weights, buffers, gradients, which parameters learn, training or evaluation mode of every layer, and the
/// state of the random numbers. What looks into a model, or tries something with it, leaves no trace.
/// </summary>
internal sealed class KeptState : IDisposable
{
    private readonly List<(Tensor Tensor, Tensor Copy)> _values = [];
    private readonly List<(TorchSharp.Modules.Parameter Parameter, Tensor? Gradient, bool Learns)> _parameters = [];
    private readonly List<(nn.Module Module, bool IsTraining)> _modes = [];
    private readonly Tensor _random;

    /// <param name="model">The model.</param>
    /// <param name="values">Whether weights and buffers will change; false saves their copies.</param>
    public KeptState(nn.Module model, bool values = true)
    {
        using var noGrad = no_grad();
        _random = get_rng_state().DetachFromDisposeScope();
        _modes.Add((model, model.training));
        _modes.AddRange(model.named_modules().Select(entry => (entry.module, entry.module.training)));
        foreach (var parameter in model.parameters())
        {
            _parameters.Add((parameter, parameter.grad, parameter.requires_grad));
            parameter.grad = null;
        }
        if (!values)
            return;
        foreach (var tensor in model.state_dict().Values)
            _values.Add((tensor, tensor.detach().clone().DetachFromDisposeScope()));
    }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        using var noGrad = no_grad();
        foreach (var (tensor, copy) in _values)
        {
            tensor.copy_(copy);
            copy.Dispose();
        }
        foreach (var (parameter, gradient, learns) in _parameters)
        {
            parameter.grad = gradient;
            parameter.requires_grad = learns;
        }
        // Outer modules first: their setting reaches inner ones, whose own setting then follows.
        foreach (var (module, isTraining) in _modes)
            module.train(isTraining);
        set_rng_state(_random);
        _random.Dispose();
    }
}
