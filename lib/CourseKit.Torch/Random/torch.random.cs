namespace TorchSharp;

public static partial class torch
{
    /// <summary>The seed that the global generator started from.</summary>
    public static long initial_seed() => Generator.Default.initial_seed();

    /// <summary>Starts the global generator anew from a seed that nobody knows.</summary>
    /// <returns>The seed.</returns>
    public static long seed() => Generator.Default.seed();

    /// <inheritdoc cref="Generator.get_state"/>
    public static Tensor get_rng_state() => Generator.Default.get_state();

    /// <inheritdoc cref="Generator.set_state"/>
    /// <param name="new_state">5 056 uint8.</param>
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    /// <summary>A random number, uniform from 0 up to 1.</summary>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static double rand_float(Generator? generator = null)
    {
        using var drawn = rand(1, dtype: ScalarType.Float32, generator: generator);
        return drawn.ToDouble();
    }

    /// <summary>A random number from the standard normal distribution.</summary>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static double randn_float(Generator? generator = null)
    {
        using var drawn = randn(1, dtype: ScalarType.Float32, generator: generator);
        return drawn.ToDouble();
    }

    /// <summary>True or false, each in half of the cases.</summary>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static bool randint_bool(Generator? generator = null) => randint_long(0, 2, generator) == 1;

    /// <summary>A random integer from 0 up to, not including, <paramref name="high"/>.</summary>
    /// <param name="high">One more than the largest.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    /// <summary>A random integer from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    /// <param name="low">Smallest.</param>
    /// <param name="high">One more than the largest.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    /// <summary>A random integer from 0 up to, not including, <paramref name="high"/>.</summary>
    /// <param name="high">One more than the largest.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    /// <summary>A random integer from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    /// <param name="low">Smallest.</param>
    /// <param name="high">One more than the largest.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var drawn = randint(low, high, new long[] { 1 }, generator: generator);
        return drawn.item<long>();
    }

    /// <summary>Random numbers by the names of PyTorch's module of this name.</summary>
    public static class random
    {
        /// <inheritdoc cref="torch.manual_seed"/>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <inheritdoc cref="torch.initial_seed"/>
        public static long initial_seed() => torch.initial_seed();

        /// <inheritdoc cref="torch.seed"/>
        public static long seed() => torch.seed();

        /// <inheritdoc cref="torch.get_rng_state"/>
        public static Tensor get_rng_state() => torch.get_rng_state();

        /// <inheritdoc cref="torch.set_rng_state"/>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
