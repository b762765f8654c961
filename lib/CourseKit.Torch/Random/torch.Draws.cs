namespace TorchSharp;

public static partial class torch
{
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

    /// <summary>The numbers 0 ... n-1 in random order, shape (n), written over a tensor.</summary>
    /// <param name="n">How many.</param>
    /// <param name="out">Of n elements.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    /// <returns><paramref name="out"/>.</returns>
    public static Tensor randperm(long n, Tensor @out, Generator? generator = null)
    {
        using var drawn = randperm(n, generator: generator);
        return @out.copy_(drawn);
    }

    /// <summary>Random integers from 0 up to, not including, <paramref name="high"/>.</summary>
    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])" path="/param"/>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, Array.ConvertAll(size, s => (long)s), dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>Whole numbers, uniform from 0 up to, not including, <paramref name="high"/>.</summary>
    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>Numbers from normal distributions, each with the mean and the standard deviation that stand at its place.</summary>
    /// <param name="mean">Means, float32 or float64: the type of the result.</param>
    /// <param name="std">Standard deviations, of a shape that broadcasts with the means'; as in TorchSharp, a negative
    /// one mirrors the draw.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        using var grad = no_grad();
        var result = new Tensor(new TensorImpl(mean.Impl.Dtype, Shapes.Broadcast(mean.Impl.Sizes, std.Impl.Sizes)));
        return result.normal_(0, 1, generator).mul_(std).add_(mean);
    }

    /// <summary>Numbers from a normal distribution.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="std">Standard deviation.</param>
    /// <param name="size">Elements along each dimension.</param>
    /// <param name="dtype">Element type; default: the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        Options.Check(device, names);
        var result = new Tensor(new TensorImpl(dtype ?? get_default_dtype(), Options.Sizes(size.ToArray())));
        RandomFill.Normal(result.Impl, mean, std, generator);
        return Options.Finish(result, requires_grad);
    }

    /// <inheritdoc cref="Tensor.bernoulli(Generator)"/>
    /// <param name="input">Probabilities, float32 or float64.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <inheritdoc cref="Tensor.multinomial"/>
    /// <param name="input">Weights, a vector or rows of a matrix, float32 or float64.</param>
    /// <param name="num_samples">Draws from each row.</param>
    /// <param name="replacement">An index may be drawn again.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    /// <summary>Random numbers, uniform from 0 up to 1, in the input's shape.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Like(input, dtype, device, requires_grad, impl => RandomFill.Uniform(impl, 0, 1, null));

    /// <summary>Random numbers from the standard normal distribution, in the input's shape.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Like(input, dtype, device, requires_grad, impl => RandomFill.Normal(impl, 0, 1, null));

    /// <summary>Random integers from <paramref name="low"/> up to, not including, <paramref name="high"/>, in the input's shape.</summary>
    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Like(input, dtype, device, requires_grad, impl => RandomFill.Integers(impl, low, high, null));

    private static Tensor Like(Tensor input, ScalarType? dtype, Device? device, bool requiresGrad, Action<TensorImpl> fill)
    {
        Options.Check(device);
        var result = new Tensor(DrawOrder.EmptyLike(input.Impl, dtype ?? input.Impl.Dtype));
        fill(result.Impl);
        return Options.Finish(result, requiresGrad);
    }
}
