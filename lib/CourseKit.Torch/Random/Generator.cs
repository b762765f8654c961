using System.Security.Cryptography;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the global generator: what is drawn afterwards, initial weights too, follows from the seed.</summary>
    /// <returns>The global generator.</returns>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    /// <summary>A source of random numbers: PyTorch's CPU generator, which gives the same numbers for the same seed.</summary>
    public partial class Generator : IDisposable
    {
        // What PyTorch's default generator starts from.
        private const long DefaultSeed = 67280421310721;

        private MersenneTwister _engine;
        private long _seed;

        /// <summary>A generator of its own sequence.</summary>
        /// <param name="seed">Start of the sequence.</param>
        /// <param name="device">Must be the CPU.</param>
        public Generator(ulong seed = 0, Device? device = null)
        {
            RequireCpu(device);
            _seed = unchecked((long)seed);
            _engine = new MersenneTwister(unchecked((uint)seed));
        }

        /// <summary>The global generator, which all functions use that are given none.</summary>
        public static Generator Default { get; } = new(DefaultSeed);

        /// <summary>The device: always the CPU.</summary>
        public Device device => CPU;

        /// <summary>Held while numbers are drawn: a tensor is filled by one thread at a time.</summary>
        internal Lock Gate { get; } = new();

        /// <summary>The second of a pair of normal numbers, drawn but not used yet.</summary>
        internal double? SpareNormal { get; set; }

        /// <summary>Starts the sequence of a seed.</summary>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed)
        {
            lock (Gate)
            {
                _seed = seed;
                _engine = new MersenneTwister(unchecked((uint)seed));
                SpareNormal = null;
            }
            return this;
        }

        /// <summary>The seed that the sequence started from.</summary>
        public long initial_seed() => _seed;

        /// <summary>Starts a sequence that nobody knows.</summary>
        /// <returns>The seed that was chosen.</returns>
        public long seed()
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            RandomNumberGenerator.Fill(bytes);
            long chosen = BitConverter.ToInt64(bytes) & long.MaxValue;
            manual_seed(chosen);
            return chosen;
        }

        /// <summary>Nothing to release; there for the API's sake.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Nothing to release.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }

        /// <summary>32 random bits.</summary>
        internal uint Next() => _engine.Next();

        /// <summary>64 random bits.</summary>
        internal ulong Next64() => _engine.Next64();

        /// <summary>Uniform from 0 up to 1, of 24 random bits.</summary>
        internal float NextSingle() => (Next() & ((1u << 24) - 1)) * (1f / (1 << 24));

        /// <summary>Uniform from 0 up to 1, of 53 random bits.</summary>
        internal double NextDouble() => (Next64() & ((1ul << 53) - 1)) * (1.0 / (1ul << 53));
    }
}
