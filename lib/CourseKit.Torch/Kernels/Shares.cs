namespace CourseKit.Torch.Kernels;

/// <summary>
/// The items of the job at hand that nobody has taken yet, a range for each thread. Its owner takes the first half of what is left, again
/// and again; a thread that has none left takes the last half of another's.
/// </summary>
internal static class Shares
{
    // Numbers between two ranges: two cache lines, which some processors fetch together.
    private const int Apart = 16;

    // A thread takes its part in no more than about this many pieces.
    private const int Pieces = 8;

    // Pieces of many items begin at multiples of this: whole cache lines, where items are numbers.
    private const int Round = 64;

    // First item and end in one number, so that both change at once.
    private static long[] ranges = new long[Apart];
    private static int parts, least;

    /// <summary>Prepares for as many threads; nobody may be at work.</summary>
    public static void MakeRoom(int threads) => ranges = new long[threads * Apart];

    /// <summary>Deals out items 0..count in contiguous parts; nobody may be at work.</summary>
    public static void Deal(int count, int parts)
    {
        Shares.parts = parts;
        least = Math.Max(1, count / parts / Pieces);
        for (int part = 0; part < parts; part++)
            Volatile.Write(ref ranges[part * Apart], Pack(From(part), From(part + 1)));

        int From(int part) => (int)((long)count * part / parts);
    }

    /// <summary>Leaves nothing to take.</summary>
    public static void Discard()
    {
        for (int part = 0; part < parts; part++)
            Volatile.Write(ref ranges[part * Apart], 0);
    }

    /// <summary>Takes the next items of a part, or some of another's.</summary>
    /// <returns>False when no part has any.</returns>
    public static bool TryTake(int part, out int from, out int to)
    {
        long[] ranges = Shares.ranges;
        int parts = Shares.parts;
        for (int i = 0; i < parts; i++)
        {
            int other = part + i < parts ? part + i : part + i - parts;
            if (TryTake(ref ranges[other * Apart], i == 0, out from, out to))
                return true;
        }
        (from, to) = (0, 0);
        return false;
    }

    private static bool TryTake(ref long range, bool own, out int from, out int to)
    {
        while (true)
        {
            long seen = Volatile.Read(ref range);
            (from, to) = ((int)(seen >> 32), (int)seen);
            int left = to - from;
            if (left <= 0)
                return false;
            int taken = Math.Min(left, Math.Max(least, (left + 1) / 2));
            int cut = own ? from + taken : to - taken;
            if (taken > Round && taken < left)
                cut = (own ? cut : cut + Round - 1) / Round * Round;
            if (Interlocked.CompareExchange(ref range, own ? Pack(cut, to) : Pack(from, cut), seen) != seen)
                continue;
            (from, to) = own ? (from, cut) : (cut, to);
            return true;
        }
    }

    private static long Pack(int from, int to) => ((long)from << 32) | (uint)to;
}
