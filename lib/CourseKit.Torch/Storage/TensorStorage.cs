namespace TorchSharp;

/// <summary>
/// The memory behind one or several tensors: a block of the pool, how many tensor handles hold it, and how often it was written to.
/// </summary>
/// <remarks>It has no finaliser: each holder is a <see cref="torch.Tensor"/>, which counts down when disposed or finalised.</remarks>
internal sealed unsafe class TensorStorage
{
    private readonly long _capacity;
    private nint _block;
    private int _holders;
    private int _version;

    /// <summary>Takes a block of the pool, contents undefined, held by nobody yet.</summary>
    /// <param name="bytes">Size in bytes.</param>
    public TensorStorage(long bytes)
    {
        _block = MemoryPool.Rent(bytes, out _capacity);
        Bytes = bytes;
    }

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>First byte.</summary>
    public void* Pointer => (void*)_block;

    /// <summary>How often an in-place operation wrote here; autograd compares it with what it saw when it saved the tensor.</summary>
    public int Version => _version;

    /// <summary>True when one handle alone holds this memory, so that it may be taken over.</summary>
    public bool IsExclusive => Volatile.Read(ref _holders) == 1;

    /// <summary>Records a write by an in-place operation.</summary>
    public void BumpVersion() => Interlocked.Increment(ref _version);

    /// <summary>One more holder.</summary>
    public void AddHolder() => Interlocked.Increment(ref _holders);

    /// <summary>One holder less; the last one returns the block to the pool.</summary>
    public void ReleaseHolder()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
            return;
        nint block = Interlocked.Exchange(ref _block, 0);
        if (block != 0)
            MemoryPool.Return(block, _capacity);
    }
}
