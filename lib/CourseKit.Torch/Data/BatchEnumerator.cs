using System.Collections;
using System.Collections.ObjectModel;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One pass of a loader: batches in order, made on demand by one worker, or ahead by several.</summary>
/// <param name="loader">The loader.</param>
internal sealed class BatchEnumerator<T, S>(DataLoader<T, S> loader) : IEnumerator<S>
{
    private readonly Queue<Task<Prepared>> _ahead = new();
    private IEnumerator<long> _order = loader.sampler.GetEnumerator();
    private Prepared? _current;

    /// <summary>A batch, and what it leaves to be disposed.</summary>
    private sealed record Prepared(S Batch, IReadOnlyList<IDisposable> Owned);

    /// <inheritdoc/>
    public S Current => _current is { } current ? current.Batch : default!;

    object? IEnumerator.Current => Current;

    /// <summary>Makes the next batch the current one, or waits until a worker has made it. What a worker threw is thrown here.</summary>
    public bool MoveNext()
    {
        DisposeCurrent();
        if (loader.num_workers == 1)
        {
            if (NextIndices() is not { } indices)
                return false;
            _current = Prepare(indices);
            return true;
        }
        while (_ahead.Count < loader.num_workers && NextIndices() is { } indices)
        {
            bool record = is_grad_enabled();
            _ahead.Enqueue(Task.Run(() => PrepareElsewhere(indices, record)));
        }
        if (!_ahead.TryDequeue(out var next))
            return false;
        _current = next.GetAwaiter().GetResult();
        return true;
    }

    /// <summary>Starts the pass anew.</summary>
    public void Reset()
    {
        Dispose();
        _order = loader.sampler.GetEnumerator();
    }

    /// <summary>Disposes the current batch, and those made ahead that nobody asked for.</summary>
    public void Dispose()
    {
        DisposeCurrent();
        _order.Dispose();
        while (_ahead.TryDequeue(out var task))
        {
            // The data set may be disposed after this: no worker may still be reading it. What failed was never asked for.
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            if (task.IsCompletedSuccessfully)
                Dispose(task.Result);
            else
                _ = task.Exception;
        }
    }

    private long[]? NextIndices()
    {
        var indices = new List<long>();
        while (indices.Count < loader.batch_size && _order.MoveNext())
            indices.Add(_order.Current);
        return indices.Count == 0 || (loader.drop_last && indices.Count < loader.batch_size) ? null : [.. indices];
    }

    private Prepared PrepareElsewhere(long[] indices, bool record)
    {
        using var mode = set_grad_enabled(record);
        return Prepare(indices);
    }

    /// <summary>Loads and collates. The tensors that are made on the way are disposed, those of collating are the batch's own.</summary>
    private Prepared Prepare(long[] indices)
    {
        using var loading = NewDisposeScope();
        bool whole = loader.dataset is TensorDataset && loader.GetType() == typeof(IterableDataLoader);
        var examples = whole ? [] : Array.ConvertAll(indices, loader.dataset.GetTensor);
        using var collating = NewDisposeScope();
        var batch = whole
            ? (S)((TensorDataset)(object)loader.dataset).Batch(indices)
            : loader.collate_fn(new ReadOnlyCollection<T>(examples), loader.Device);
        var owned = new HashSet<IDisposable>(collating.DisposablesView, ReferenceEqualityComparer.Instance);
        collating.Detach(owned);
        foreach (var tensor in Collate.TensorsIn(batch))
            if (loading.Contains(tensor) && owned.Add(tensor))      // a batch may consist of the examples' own tensors
                loading.Detach(tensor);
        return new Prepared(batch, [.. owned]);
    }

    private void DisposeCurrent()
    {
        if (_current is { } current && loader.DisposeBatch)
            Dispose(current);
        _current = null;
    }

    private static void Dispose(Prepared prepared)
    {
        foreach (var disposable in prepared.Owned)
            disposable.Dispose();
    }
}
