namespace CourseKit.Datasets.Generated;

/// <summary>
/// PCG32 random numbers, one stream per sample: sample i is the same whichever thread makes it and however many are made.
/// </summary>
/// <remarks>
/// O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation, 2014.
/// Only integer steps and single basic float operations are used, so that the bits are those of every platform.
/// </remarks>
internal struct SampleRandom
{
    private ulong _state;
    private readonly ulong _increment;

    /// <param name="seed">Seed of the whole set.</param>
    /// <param name="stream">Number that tells this sample's stream from the others'.</param>
    public SampleRandom(ulong seed, ulong stream)
    {
        _increment = Mix(stream ^ Mix(seed)) | 1;
        _state = Mix(seed + _increment);
        NextUInt();
    }

    /// <summary>A uniform 32-bit number.</summary>
    public uint NextUInt()
    {
        var old = _state;
        _state = unchecked(old * 6364136223846793005UL + _increment);
        var mixed = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(mixed, (int)(old >> 59));
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2^-24.</summary>
    public float NextFloat() => (NextUInt() >> 8) * (1f / (1 << 24));

    /// <summary>A uniform number in [low, high).</summary>
    public float Uniform(float low, float high) => low + (high - low) * NextFloat();

    /// <summary>A bell-shaped number of mean 0 and deviation 1 within ±3.47: the sum of four uniform ones, scaled.</summary>
    public float Bell() => (NextFloat() + NextFloat() + NextFloat() + NextFloat() - 2f) * 1.7320508f;

    /// <summary>True with the given probability.</summary>
    public bool Chance(float probability) => NextFloat() < probability;

    /// <summary>A uniform integer in [0, <paramref name="exclusiveMaximum"/>).</summary>
    public int NextInt(int exclusiveMaximum) => (int)(((ulong)NextUInt() * (uint)exclusiveMaximum) >> 32);

    // The finaliser of SplitMix64: neighbouring seeds and sample numbers give unrelated streams.
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
