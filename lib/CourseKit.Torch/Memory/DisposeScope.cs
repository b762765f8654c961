namespace TorchSharp;

/// <summary>
/// Disposes the tensors that were made while it was the innermost scope of its thread, unless they were moved out or detached.
/// Made by <see cref="torch.NewDisposeScope"/>, used with <c>using</c>.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly HashSet<IDisposable> _items = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? _outer;
    private readonly Thread _thread = Thread.CurrentThread;
    private bool _disposed;

    internal DisposeScope(DisposeScope? outer) => _outer = outer;

    /// <summary>The scope around this one.</summary>
    internal DisposeScope? Outer => _outer;

    /// <summary>True after the scope was disposed.</summary>
    internal bool IsDisposed => _disposed;

    /// <summary>How many objects this scope will dispose.</summary>
    public int DisposablesCount => _items.Count;

    /// <summary>The objects that this scope will dispose.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _items];

    /// <summary>Disposes what the scope holds, and makes the scope around it the current one.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        DisposeEverything();
        if (_thread == Thread.CurrentThread)
            DisposeScopeManager.Leave(this);
    }

    /// <summary>Disposes what the scope holds; the scope stays in force.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes what the scope holds but these.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes what the scope holds but these.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var item in _items.ToArray())
        {
            if (keep.Contains(item))
                continue;
            _items.Remove(item);
            item.Dispose();
        }
    }

    /// <summary>Disposes what the scope holds but this one.</summary>
    /// <returns>The one kept.</returns>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>True when the scope will dispose this object.</summary>
    public bool Contains(IDisposable disposable) => _items.Contains(disposable);

    /// <summary>Puts an object in this scope, taking it out of the one it was in.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { OwningScope: { } previous })
        {
            previous.Move(disposable, this);
            return;
        }
        Add(disposable);
        DisposeScopeManager.CountAttached(1);
    }

    /// <summary>Puts objects in this scope, taking them out of those they were in.</summary>
    public void Attach(params IDisposable[] disposables)
    {
        foreach (var item in disposables)
            Attach(item);
    }

    /// <summary>Takes an object out of this scope: it lives until it is disposed by hand.</summary>
    /// <returns>The object.</returns>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    /// <summary>Takes objects out of this scope: they live until they are disposed by hand.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes objects out of this scope: they live until they are disposed by hand.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var item in disposables)
            if (Remove(item))
                DisposeScopeManager.CountDetached(1);
    }

    /// <summary>Moves an object to the scope around this one, or out of all scopes when there is none.</summary>
    /// <returns>The object.</returns>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveToOuter([disposable]);
        return disposable;
    }

    /// <summary>Moves objects to the scope around this one, or out of all scopes when there is none.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <summary>Moves objects to the scope around this one, or out of all scopes when there is none.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var item in disposables)
            Move(item, _outer);
    }

    /// <summary>Moves an object to another scope.</summary>
    /// <returns>The object.</returns>
    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    /// <summary>Moves objects to another scope.</summary>
    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables)
    {
        foreach (var item in disposables)
            Move(item, scope);
    }

    /// <summary>Moves objects to another scope.</summary>
    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables) => MoveToOther(scope, disposables.ToArray());

    /// <summary>Tells the scope that an object was disposed elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable) => Remove(disposable);

    internal void Add(IDisposable item)
    {
        _items.Add(item);
        if (item is torch.Tensor tensor)
            tensor.OwningScope = this;
    }

    /// <summary>Holds one tensor in the place of another.</summary>
    internal void Replace(torch.Tensor item, torch.Tensor by)
    {
        Remove(item);
        Add(by);
    }

    internal bool Remove(IDisposable item)
    {
        if (!_items.Remove(item))
            return false;
        if (item is torch.Tensor tensor)
            tensor.OwningScope = null;
        return true;
    }

    private void Move(IDisposable item, DisposeScope? target)
    {
        if (!Remove(item))
            return;
        if (target is null)
            DisposeScopeManager.CountDetached(1);
        else
            target.Add(item);
    }
}
