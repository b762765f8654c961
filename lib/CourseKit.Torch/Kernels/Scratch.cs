using System.Runtime.InteropServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Workspace for kernels, 64-byte aligned, outside the managed heap, one stack of it per thread. <see cref="Rent{T}"/> takes from the top,
/// Dispose gives back, last taken first. Once the largest need is known nothing is allocated any more.
/// </summary>
internal sealed unsafe class Scratch
{
    private const nuint Alignment = 64;
    private const nuint SmallestBlock = 1 << 20;

    [ThreadStatic]
    private static Scratch? current;

    private readonly List<Block> blocks = [];
    private nuint live;
    private nuint peak;

    ~Scratch()
    {
        foreach (Block block in blocks)
            NativeMemory.AlignedFree(block.Start);
    }

    /// <summary>Room for <paramref name="count"/> values, not cleared. Dispose it on the same thread, last rented first.</summary>
    public static Lease<T> Rent<T>(long count)
        where T : unmanaged
    {
        Scratch scratch = current ??= new Scratch();
        // One line more than asked for: a kernel may read (not use) up to a register past the end.
        nuint bytes = ((nuint)count * (nuint)sizeof(T) + 2 * Alignment - 1) / Alignment * Alignment;
        return new Lease<T>(scratch, (T*)scratch.Push(bytes), count, bytes);
    }

    private byte* Push(nuint bytes)
    {
        if (blocks.Count == 0 || blocks[^1].Size - blocks[^1].Used < bytes)
            Grow(bytes);
        Span<Block> all = CollectionsMarshal.AsSpan(blocks);
        byte* start = all[^1].Start + all[^1].Used;
        all[^1].Used += bytes;
        live += bytes;
        peak = Math.Max(peak, live);
        return start;
    }

    private void Pop(nuint bytes)
    {
        live -= bytes;
        Span<Block> all = CollectionsMarshal.AsSpan(blocks);
        all[^1].Used -= bytes;
        // An emptied block that is not the first goes. When all is given back and one block was not enough, the first goes too:
        // the next need then gets a single block for the whole peak.
        if (all[^1].Used == 0 && (blocks.Count > 1 || all[0].Size < peak))
            FreeLast();
    }

    private void Grow(nuint bytes)
    {
        nuint size = Math.Max(Math.Max(bytes, SmallestBlock), live == 0 ? peak : bytes);
        blocks.Add(new Block { Start = (byte*)NativeMemory.AlignedAlloc(size, Alignment), Size = size });
    }

    private void FreeLast()
    {
        NativeMemory.AlignedFree(blocks[^1].Start);
        blocks.RemoveAt(blocks.Count - 1);
    }

    private struct Block
    {
        public byte* Start;
        public nuint Size;
        public nuint Used;
    }

    /// <summary>A rented piece of workspace.</summary>
    internal readonly ref struct Lease<T>
        where T : unmanaged
    {
        private readonly Scratch owner;
        private readonly nuint bytes;

        internal Lease(Scratch owner, T* start, long count, nuint bytes)
        {
            this.owner = owner;
            this.bytes = bytes;
            Start = start;
            Count = count;
        }

        public T* Start { get; }

        public long Count { get; }

        public void Clear() => NativeMemory.Clear(Start, (nuint)Count * (nuint)sizeof(T));

        public void Dispose() => owner.Pop(bytes);
    }
}
