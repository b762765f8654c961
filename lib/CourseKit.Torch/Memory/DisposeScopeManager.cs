namespace TorchSharp;

/// <summary>The dispose scopes of the current thread, innermost first, and what they did.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScope? _current;
    [ThreadStatic] private static ThreadDisposeScopeStatistics? _statistics;

    /// <summary>Counts of tensors made and disposed by the current thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => _statistics ??= new ThreadDisposeScopeStatistics();

    /// <summary>The innermost scope of the current thread, if any.</summary>
    internal static DisposeScope? Current
    {
        get
        {
            // A scope that an await has moved to another thread was disposed there, and is still the innermost here.
            while (_current is { IsDisposed: true } closed)
                _current = closed.Outer;
            return _current;
        }
    }

    /// <summary>Opens a scope inside the current one.</summary>
    internal static DisposeScope Enter() => _current = new DisposeScope(Current);

    /// <summary>Closes a scope, and with it any that was opened inside and not closed.</summary>
    internal static void Leave(DisposeScope scope)
    {
        for (var open = _current; open is not null; open = open.Outer)
            if (open == scope)
            {
                _current = scope.Outer;
                return;
            }
    }

    /// <summary>Puts a new tensor in the current scope.</summary>
    /// <returns>The scope, or null when there is none.</returns>
    internal static DisposeScope? Register(torch.Tensor tensor)
    {
        var scope = Current;
        if (scope is null)
        {
            Statistics.TensorStatistics.CreatedOutsideScopeCount++;
            return null;
        }
        Statistics.TensorStatistics.CreatedInScopeCount++;
        scope.Add(tensor);
        return scope;
    }

    /// <summary>Takes note that a tensor was disposed.</summary>
    internal static void Disposed(torch.Tensor tensor)
    {
        if (tensor.OwningScope is { } scope)
        {
            scope.Remove(tensor);
            Statistics.TensorStatistics.DisposedInScopeCount++;
        }
        else
            Statistics.TensorStatistics.DisposedOutsideScopeCount++;
    }

    internal static void CountAttached(int count) => Statistics.TensorStatistics.AttachedToScopeCount += count;

    internal static void CountDetached(int count) => Statistics.TensorStatistics.DetachedFromScopeCount += count;
}
