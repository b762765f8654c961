using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>Memory that is needed soon, such as the next packed panel: fetched into the second-level cache a little at each step of a
/// sum, while the multipliers are busy with what is there.</summary>
internal readonly unsafe struct Ahead
{
    // Bytes of a cache line. None is shorter, so longer strides would leave some out.
    private const int Line = 64;

    private readonly byte* start;

    private Ahead(byte* start, nint step)
    {
        this.start = start;
        Step = step;
    }

    /// <summary>Bytes further at each step; 0 where nothing is to be fetched.</summary>
    public nint Step { get; }

    /// <summary>Memory that all of <paramref name="steps"/> together go through, as far as they get with a cache line each.</summary>
    /// <param name="start">Its first byte.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="steps">Steps of sums in which to fetch it.</param>
    public static Ahead Of(void* start, long bytes, long steps) =>
        new((byte*)start, (nint)Math.Min((bytes + steps - 1) / steps, Line));

    /// <summary>What is left after some steps.</summary>
    public Ahead After(nint steps) => new(start + steps * Step, Step);

    /// <summary>Where to begin. Where there is nothing, the address given: some that is in the cache, so that to ask for it again costs
    /// nothing.</summary>
    public byte* From(void* otherwise) => Step == 0 ? (byte*)otherwise : start;

    /// <summary>Asks for the cache line; what cannot be read is passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(byte* line)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(line);
    }
}
