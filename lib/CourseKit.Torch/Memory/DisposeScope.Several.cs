namespace TorchSharp;

// The forms for two and three objects: they return the objects with their own types.
public sealed partial class DisposeScope
{
    /// <summary>Puts objects in this scope, taking them out of those they were in.</summary>
    /// <returns>The objects.</returns>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] items = [.. disposables];
        Attach(items);
        return items;
    }

    /// <summary>Disposes what the scope holds but these.</summary>
    /// <returns>Those kept.</returns>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IDisposable[])[first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="DisposeEverythingBut{T1, T2}(T1, T2)"/>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IDisposable[])[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Takes objects out of this scope: they live until they are disposed by hand.</summary>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        Detach((IDisposable[])[first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="Detach{T1, T2}(T1, T2)"/>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        Detach((IDisposable[])[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Moves objects to the scope around this one, or out of all scopes when there is none.</summary>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        MoveToOuter((IDisposable[])[first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="MoveToOuter{T1, T2}(T1, T2)"/>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        MoveToOuter((IDisposable[])[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Moves objects to another scope.</summary>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        MoveToOther(scope, (IDisposable[])[first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="MoveToOther{T1, T2}(DisposeScope, T1, T2)"/>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        MoveToOther(scope, (IDisposable[])[first, second, third]);
        return (first, second, third);
    }
}
