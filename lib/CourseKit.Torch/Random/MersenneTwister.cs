namespace TorchSharp;

/// <summary>The Mersenne Twister MT19937, 32-bit: PyTorch's source of random numbers on the CPU.</summary>
/// <remarks>Matsumoto and Nishimura, Mersenne Twister: a 623-dimensionally equidistributed uniform pseudorandom number generator, ACM
/// TOMACS 8(1), 1998.</remarks>
internal sealed class MersenneTwister
{
    private const int N = 624;
    private const int M = 397;

    private readonly uint[] _state = new uint[N];
    private int _next = N;
    private bool _fresh = true;

    /// <summary>Starts the sequence of a seed.</summary>
    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (uint i = 1; i < N; i++)
            _state[i] = 1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30)) + i;
    }

    private MersenneTwister(ReadOnlySpan<uint> state, int next)
    {
        state.CopyTo(_state);
        (_next, _fresh) = (next, next == 0);
        if (_fresh)
            _next = N;
    }

    /// <summary>The number of words of the state.</summary>
    public static int Words => N;

    /// <summary>The words of the state.</summary>
    public ReadOnlySpan<uint> State => _state;

    /// <summary>How many words of this state were given out; 0 before the first draw of all.</summary>
    public int Given => _fresh ? 0 : _next;

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">The words.</param>
    /// <param name="given">How many of them were given out; 0: the first draw makes new ones.</param>
    public static MersenneTwister From(ReadOnlySpan<uint> state, int given) => new(state, given);

    /// <summary>32 random bits.</summary>
    public uint Next()
    {
        if (_next == N)
            Regenerate();
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>64 random bits: the first draw is the upper half.</summary>
    public ulong Next64()
    {
        ulong high = Next();
        return (high << 32) | Next();
    }

    private void Regenerate()
    {
        for (int i = 0; i < N; i++)
        {
            uint mixed = (_state[i] & 0x80000000u) | (_state[(i + 1) % N] & 0x7fffffffu);
            _state[i] = _state[(i + M) % N] ^ (mixed >> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0dfu);
        }
        (_next, _fresh) = (0, false);
    }
}
