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
    public override void register_buffer(string name, Tensor? tensor, bool persistent = true) =>
        throw ParameterLess.Refuses(this, "buffer", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter? param) => throw ParameterLess.Refuses(this, "parameter", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refuses(this, "module", name);
}

/// <summary>A module that learns nothing and holds nothing.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="TResult">Output.</typeparam>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <summary>A module without parts.</summary>
    protected ParameterLessModule(string name) : base(name)
    {
    }

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor? tensor, bool persistent = true) =>
        throw ParameterLess.Refuses(this, "buffer", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter? param) => throw ParameterLess.Refuses(this, "parameter", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refuses(this, "module", name);
}

/// <summary>A module that learns nothing and holds nothing.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="T3">Input 3.</typeparam>
/// <typeparam name="TResult">Output.</typeparam>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    /// <summary>A module without parts.</summary>
    protected ParameterLessModule(string name) : base(name)
    {
    }

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor? tensor, bool persistent = true) =>
        throw ParameterLess.Refuses(this, "buffer", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter? param) => throw ParameterLess.Refuses(this, "parameter", name);

    /// <summary>Not possible.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refuses(this, "module", name);
}

/// <summary>What the modules without parts say when they are given one.</summary>
internal static class ParameterLess
{
    public static InvalidOperationException Refuses(nn.Module module, string kind, string name) =>
        new($"Cannot register {kind} '{name}' on {module.GetName()}, a parameter-less module.");
}
