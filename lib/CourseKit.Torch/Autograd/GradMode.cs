namespace TorchSharp;

/// <summary>Whether the current thread records operations for differentiation.</summary>
internal static class GradMode
{
    [ThreadStatic] private static State? _state;

    /// <summary>True by default.</summary>
    public static bool Enabled => _state is not { Disabled: true };

    /// <summary>True inside <see cref="torch.inference_mode"/>.</summary>
    public static bool Inference => _state is { Inference: true };

    /// <summary>Sets the mode until the returned object is disposed.</summary>
    /// <param name="enabled">Record operations.</param>
    /// <param name="inference">Whether this is inference mode; null leaves it as it is.</param>
    public static IDisposable Set(bool enabled, bool? inference = null) => new Restore(enabled, inference);

    private sealed class State
    {
        public bool Disabled;
        public bool Inference;
    }

    /// <summary>Gives the mode back to the thread it was set on, also when an await has moved the code to another one.</summary>
    private sealed class Restore : IDisposable
    {
        private readonly State _thread = _state ??= new State();
        private readonly (bool Disabled, bool Inference) _previous;

        public Restore(bool enabled, bool? inference)
        {
            _previous = (_thread.Disabled, _thread.Inference);
            (_thread.Disabled, _thread.Inference) = (!enabled, inference ?? _thread.Inference);
        }

        public void Dispose() => (_thread.Disabled, _thread.Inference) = _previous;
    }
}

public static partial class torch
{
    /// <summary>Operations are not recorded for differentiation until the returned object is disposed.</summary>
    public static IDisposable no_grad() => GradMode.Set(false);

    /// <summary>Operations are recorded again, inside <see cref="no_grad"/>, until the returned object is disposed.</summary>
    /// <param name="enabled">False does the opposite.</param>
    public static IDisposable enable_grad(bool enabled = true) => GradMode.Set(enabled);

    /// <summary>Records operations or not, until the returned object is disposed.</summary>
    /// <param name="mode">True records.</param>
    public static IDisposable set_grad_enabled(bool mode = true) => GradMode.Set(mode);

    /// <summary>Like <see cref="no_grad"/>: results take no part in differentiation.</summary>
    /// <param name="mode">False does nothing.</param>
    public static IDisposable inference_mode(bool mode = true) => GradMode.Set(!mode && GradMode.Enabled, mode);

    /// <summary>True inside <see cref="inference_mode"/>, on the current thread.</summary>
    public static bool is_inference_mode_enabled() => GradMode.Inference;

    /// <summary>True when the current thread records operations for differentiation.</summary>
    public static bool is_grad_enabled() => GradMode.Enabled;
}
