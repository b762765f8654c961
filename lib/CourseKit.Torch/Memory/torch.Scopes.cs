namespace TorchSharp;

public static partial class torch
{
    /// <summary>The innermost dispose scope of the current thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current;

    /// <summary>Opens a dispose scope: tensors made until it is disposed are disposed with it, unless moved out.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Enter();

    /// <summary>Evaluates an expression in a dispose scope of its own and moves the result out.</summary>
    /// <param name="expr">The expression.</param>
    /// <returns>Its result; tensors made on the way are disposed.</returns>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
