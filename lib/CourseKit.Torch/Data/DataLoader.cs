using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>
/// Makes batches of a data set, in its order or shuffled. Each enumeration is one pass over the data; enumerate again for the next epoch.
/// </summary>
/// <remarks>
/// With one worker a batch is made when it is asked for, on the thread that asks. With n workers up to n batches are made ahead, each by
/// one thread of the pool; they arrive in order all the same. Random numbers that a data set draws from the global generator then mix
/// with those of the training: give it a generator of its own.
/// </remarks>
/// <typeparam name="T">One example.</typeparam>
/// <typeparam name="S">One batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <summary>A loader with an order of one's own.</summary>
    /// <param name="dataset">Where the examples come from.</param>
    /// <param name="batchSize">Examples in a batch, at least 1.</param>
    /// <param name="collate_fn">Makes a batch of examples.</param>
    /// <param name="shuffler">The numbers of the examples in the order wanted; enumerated anew for each pass.</param>
    /// <param name="device">Where batches are wanted: the CPU.</param>
    /// <param name="num_worker">How many batches are made at once and ahead.</param>
    /// <param name="drop_last">Leave out the last batch when it is not full.</param>
    /// <param name="disposeBatch">Dispose the tensors of a batch when the next one is asked for, and at the end.</param>
    /// <param name="disposeDataset">Dispose the data set with the loader.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public DataLoader(Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler,
        Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(collate_fn);
        ArgumentNullException.ThrowIfNull(shuffler);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        RequireCpu(device);
        this.dataset = dataset;
        this.collate_fn = collate_fn;
        this.drop_last = drop_last;
        batch_size = batchSize;
        sampler = shuffler;
        Device = device ?? CPU;
        num_workers = Math.Max(num_worker, 1);
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    /// <summary>A loader in the data set's order, or shuffled.</summary>
    /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
    /// <param name="dataset">Where the examples come from.</param>
    /// <param name="batchSize">Examples in a batch, at least 1.</param>
    /// <param name="collate_fn">Makes a batch of examples.</param>
    /// <param name="shuffle">In random order.</param>
    /// <param name="device">Where batches are wanted: the CPU.</param>
    /// <param name="seed">Fixes the random order: each pass then has the same. Without it each pass has another, which manual_seed
    /// fixes.</param>
    /// <param name="num_worker">How many batches are made at once and ahead.</param>
    /// <param name="drop_last">Leave out the last batch when it is not full.</param>
    /// <param name="disposeBatch">Dispose the tensors of a batch when the next one is asked for, and at the end.</param>
    /// <param name="disposeDataset">Dispose the data set with the loader.</param>
    public DataLoader(Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false,
        Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true,
        bool disposeDataset = true)
        : this(dataset, batchSize, collate_fn, Order(dataset, shuffle, seed), device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>Where the examples come from.</summary>
    public Dataset<T> dataset { get; }

    /// <summary>Examples in a batch.</summary>
    public int batch_size { get; }

    /// <summary>Whether the last batch is left out when it is not full.</summary>
    public bool drop_last { get; }

    /// <summary>The order of the examples.</summary>
    public IEnumerable<long> sampler { get; }

    /// <summary>How many batches are made at once and ahead.</summary>
    public int num_workers { get; }

    /// <summary>Where batches are wanted.</summary>
    public Device Device { get; }

    /// <summary>Makes a batch of examples.</summary>
    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    /// <summary>Whether a batch is disposed when the next one is asked for.</summary>
    public bool DisposeBatch { get; }

    /// <summary>Whether the data set is disposed with the loader.</summary>
    public bool DisposeDataset { get; }

    /// <summary>How many batches one pass has.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    /// <summary>Starts a pass over the data.</summary>
    public IEnumerator<S> GetEnumerator() => new BatchEnumerator<T, S>(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Disposes the data set, unless told otherwise.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the data set, unless told otherwise.</summary>
    /// <param name="disposing">False when called by a finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
            dataset.Dispose();
    }

    private static IEnumerable<long> Order(Dataset<T> dataset, bool shuffle, int? seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count);
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (long i = 0; i < count; i++)
            yield return i;
    }
}
