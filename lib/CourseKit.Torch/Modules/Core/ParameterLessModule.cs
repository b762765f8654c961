using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module that learns nothing and holds nothing.</summary>
/// <typeparam name="T1">Input.</typeparam>
/// <typeparam name="TResult">Output.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    /// <summary>A module without parts.</summary>
    protected ParameterLessModule(string name) : base(name)
    {
    }

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor? tensor, bool persistent = true) => throw Nothing("buffer", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter? param) => throw Nothing("parameter", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, nn.Module submodule) => throw Nothing("module", name);

    private InvalidOperationException Nothing(string kind, string key) => new($"Cannot register {kind} '{key}' on {GetName()}, a parameter-less module.");
}
