using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// Where tensors get their memory: aligned native blocks in size classes, kept for reuse when a tensor lets go of one.
/// A training loop asks for the same sizes at each step, so after the first it allocates nothing.
/// </summary>
/// <remarks>
/// A loop that never disposes leaves its tensors to the garbage collector, which sees small managed objects and not the
/// megabytes behind them. So the pool counts what is handed out and asks for a collection before it grows past a limit.
/// </remarks>
internal static unsafe class MemoryPool
{
    /// <summary>Alignment of each block in bytes: a cache line, and a whole Vector512.</summary>
    public const int Alignment = 64;

    // Eight classes per power of two: a block is at most 1/8 larger than what was asked for.
    private const int StepsLog2 = 3;
    private const int Classes = 64 << StepsLog2;
    private const long FirstCollection = 32L << 20;
    private const long AlwaysKept = 192L << 20;

    private static readonly Stack<nint>[] Free = CreateLists();
    private static readonly Lock Gate = new();
    private static long _live;
    private static long _cached;
    private static long _collectAt = FirstCollection;

    /// <summary>Bytes in the hands of tensors.</summary>
    public static long LiveBytes => Interlocked.Read(ref _live);

    /// <summary>Bytes kept for reuse.</summary>
    public static long CachedBytes => Interlocked.Read(ref _cached);

    /// <summary>A block of at least <paramref name="bytes"/> bytes, contents undefined.</summary>
    /// <param name="bytes">Size asked for, in bytes; 0 gives a block too.</param>
    /// <param name="capacity">Size of the block, in bytes; hand it to <see cref="Return"/>.</param>
    /// <exception cref="OutOfMemoryException">The system has no such block, even after everything unused was given back.</exception>
    public static nint Rent(long bytes, out long capacity)
    {
        int index = ClassOf(Math.Max(bytes, Alignment), out capacity);
        if (TryPop(index, capacity, out nint block))
            return block;
        if (LiveBytes + capacity > Interlocked.Read(ref _collectAt))
        {
            CollectGarbage();
            if (TryPop(index, capacity, out block))
                return block;
        }
        block = Allocate(capacity);
        Interlocked.Add(ref _live, capacity);
        return block;
    }

    /// <summary>Takes back a block that <see cref="Rent"/> gave.</summary>
    public static void Return(nint block, long capacity)
    {
        Interlocked.Add(ref _live, -capacity);
        lock (Gate)
        {
            // What is kept never exceeds what is in use by more than a fixed margin: a model that was dropped gives its memory back.
            if (_cached + capacity <= Math.Max(AlwaysKept, _live + _live / 4))
            {
                _cached += capacity;
                Free[ClassOf(capacity, out _)].Push(block);
                return;
            }
        }
        NativeMemory.AlignedFree((void*)block);
    }

    /// <summary>Gives all kept blocks back to the system.</summary>
    public static void Trim()
    {
        lock (Gate)
        {
            foreach (var list in Free)
                while (list.TryPop(out nint block))
                    NativeMemory.AlignedFree((void*)block);
            _cached = 0;
        }
    }

    private static bool TryPop(int index, long capacity, out nint block)
    {
        lock (Gate)
        {
            if (!Free[index].TryPop(out block))
                return false;
            _cached -= capacity;
        }
        Interlocked.Add(ref _live, capacity);
        return true;
    }

    private static nint Allocate(long capacity)
    {
        for (int attempt = 0; ; attempt++)
            try
            {
                return (nint)NativeMemory.AlignedAlloc((nuint)capacity, Alignment);
            }
            catch (OutOfMemoryException) when (attempt == 0)
            {
                CollectGarbage();
                Trim();
            }
            catch (OutOfMemoryException)
            {
#pragma warning disable CA2201 // it is what the runtime reported, in words that help
                throw new OutOfMemoryException(
                    $"[enforce fail] not enough memory: tried to allocate {capacity} bytes while tensors hold {LiveBytes}. " +
                    "Use a smaller batch, or dispose tensors you no longer need.");
#pragma warning restore CA2201
            }
    }

    /// <summary>Runs the finalisers of tensors that nobody can reach any more, and moves the limit to half again what is left.</summary>
    private static void CollectGarbage()
    {
        long before = LiveBytes;
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        if (LiveBytes > before / 2)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Interlocked.Exchange(ref _collectAt, Math.Max(FirstCollection, LiveBytes + LiveBytes / 2));
    }

    /// <summary>The size class that holds <paramref name="bytes"/>, and the size of its blocks.</summary>
    private static int ClassOf(long bytes, out long capacity)
    {
        int exponent = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)bytes);
        long step = Math.Max(Alignment, 1L << Math.Max(0, exponent - StepsLog2));
        capacity = (bytes + step - 1) / step * step;
        exponent = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)capacity);
        long withinPower = (capacity - (1L << exponent)) >> Math.Max(0, exponent - StepsLog2);
        return (exponent << StepsLog2) + (int)withinPower;
    }

    private static Stack<nint>[] CreateLists()
    {
        var lists = new Stack<nint>[Classes];
        for (int i = 0; i < lists.Length; i++)
            lists[i] = new Stack<nint>();
        return lists;
    }
}
