namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>In place: random numbers, uniform from <paramref name="from"/> up to <paramref name="to"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Uniform(impl, from, to, generator));

        /// <summary>In place: random numbers from a normal distribution.</summary>
        /// <returns>This tensor.</returns>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Normal(impl, mean, std, generator));

        /// <summary>In place: 1 with probability <paramref name="p"/>, else 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Bernoulli(impl, p, generator));
    }

    /// <summary>Random integers from 0 up to, not including, <paramref name="high"/>.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>Random integers from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    /// <param name="low">Smallest.</param>
    /// <param name="high">One more than the largest.</param>
    /// <param name="size">Elements along each dimension.</param>
    /// <param name="dtype">Element type; default: int64.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        Options.Check(device, names);
        var result = new Tensor(new TensorImpl(dtype ?? ScalarType.Int64, Options.Sizes(size)));
        RandomFill.Integers(result.Impl, low, high, generator);
        return Options.Finish(result, requires_grad);
    }

    /// <summary>The numbers 0 ... n-1 in random order, as int64 unless another type is named.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null)
    {
        Options.Check(device);
        if (n < 0)
            throw Errors.Torch($"n must be non-negative, got {n}");
        var result = new Tensor(new TensorImpl(ScalarType.Int64, [n]));
        RandomFill.Permutation(result.Impl.Span<long>(), generator);
        if (dtype is { } type && type != ScalarType.Int64)
            result = result.to_type(type, disposeAfter: true);
        return Options.Finish(result, requires_grad);
    }

    /// <summary>Random numbers, uniform from 0 up to 1, in the input's shape.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        rand(input.Impl.Sizes, dtype ?? input.Impl.Dtype, device, requires_grad);

    /// <summary>Random numbers from the standard normal distribution, in the input's shape.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        randn(input.Impl.Sizes, dtype ?? input.Impl.Dtype, device, requires_grad);
}
