using System.Numerics;
using static System.FormattableString;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Fills tensors with random numbers in the order and with the formulas of PyTorch's CPU generator.</summary>
internal static class RandomFill
{
    // Up to here a floating-point type has every integer.
    private const long SingleIntegers = 1L << 24, DoubleIntegers = 1L << 53;

    /// <summary>Uniform from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static void Uniform(TensorImpl y, double from, double to, Generator? generator)
    {
        if (!y.Dtype.IsFloat())
            throw Errors.Torch($"\"check_uniform_bounds\" not implemented for '{y.Dtype.TorchName()}'");
        if (to < from)
            throw Errors.Torch(Invariant($"uniform_ expects to return a [from, to) range, but found from={from} > to={to}"));
        Floats(y, generator, new UniformDraw(from, to));
    }

    /// <summary>Normal with the given mean and standard deviation.</summary>
    public static void Normal(TensorImpl y, double mean, double std, Generator? generator)
    {
        if (std < 0)
            throw Errors.Torch(Invariant($"normal expects std >= 0.0, but found std {std}"));
        if (!y.Dtype.IsFloat())
            throw Errors.Torch($"\"normal_kernel_cpu\" not implemented for '{y.Dtype.TorchName()}'");
        Floats(y, generator, new NormalDraw(mean, std, grouped: y.IsContiguous));
    }

    /// <summary>1 with probability <paramref name="p"/>, else 0.</summary>
    public static void Bernoulli(TensorImpl y, double p, Generator? generator)
    {
        if (!(p is >= 0 and <= 1))
            throw Errors.Torch(Invariant($"bernoulli_ expects p to be in [0, 1], but got p={p}"));
        Any(y, generator, new BernoulliDraw(p));
    }

    /// <summary>Integers from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    public static void Integers(TensorImpl y, long low, long high, Generator? generator)
    {
        if (low >= high)
            throw Errors.Torch($"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        RequireRange(y.Dtype, low, "from");
        RequireRange(y.Dtype, high - 1, "to - 1");
        if (y.Dtype.IsFloat())      // past the integers that the type has, the ends move inwards to ones that it has
            (low, high) = (y.Dtype == ScalarType.Float32 ? Representable<float>(low, high, 24) : Representable<double>(low, high, 53));
        Any(y, generator, new IntegerDraw(low, unchecked((ulong)high - (ulong)low)));
    }

    /// <summary>Numbers of trials until a success.</summary>
    public static void Geometric(TensorImpl y, double p, Generator? generator)
    {
        if (!(p is > 0 and < 1))
            throw Errors.Torch(Invariant($"geometric_ expects p to be in (0, 1), but got p={p}"));
        if (y.Dtype == ScalarType.Bool)
            throw Errors.Torch("\"geometric_cpu\" not implemented for 'Bool'");
        Any(y, generator, new GeometricDraw(p));
    }

    /// <summary>Exponential with rate <paramref name="lambda"/>.</summary>
    public static void Exponential(TensorImpl y, double lambda, Generator? generator)
    {
        if (!(lambda >= 0))
            throw Errors.Torch(Invariant($"exponential_ expects lambda >= 0.0, but found lambda={lambda}"));
        RequireFloat(y, "exponential_cpu");
        Any(y, generator, new ExponentialDraw(lambda));
    }

    /// <summary>Cauchy's distribution.</summary>
    public static void Cauchy(TensorImpl y, double median, double sigma, Generator? generator)
    {
        RequireFloat(y, "cauchy_cpu");
        Any(y, generator, new CauchyDraw(median, sigma));
    }

    /// <summary>Logarithms that are normal.</summary>
    public static void LogNormal(TensorImpl y, double mean, double std, Generator? generator)
    {
        if (!(std > 0))
            throw Errors.Torch(Invariant($"log_normal_ expects std > 0.0, but found std={std}"));
        RequireFloat(y, "log_normal_cpu");
        Any(y, generator, new LogNormalDraw(mean, std));
    }

    /// <summary>The numbers 0 ... n-1 in random order.</summary>
    public static void Permutation(Span<long> y, Generator? generator)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = i;
        var source = generator ?? Generator.Default;
        lock (source.Gate)
            for (int i = 0; i < y.Length - 1; i++)
            {
                int other = i + (int)(source.Next() % (uint)(y.Length - i));
                (y[i], y[other]) = (y[other], y[i]);
            }
    }

    private static void Floats<TDraw>(TensorImpl y, Generator? generator, TDraw draw) where TDraw : struct, IDraw
    {
        var source = generator ?? Generator.Default;
        lock (source.Gate)
            InDrawOrder(y, target =>
            {
                if (target.Dtype == ScalarType.Float32)
                    draw.Draw(target.Span<float>(), source);
                else
                    draw.Draw(target.Span<double>(), source);
            });
    }

    private static void Any<TDraw>(TensorImpl y, Generator? generator, TDraw draw) where TDraw : struct, IDrawAny
    {
        var source = generator ?? Generator.Default;
        lock (source.Gate)
            InDrawOrder(y, target => Dispatch.Numeric(target.Dtype, new AnyBody<TDraw>(target, source, draw)));
    }

    /// <summary>
    /// Runs a filler on the elements as they lie in memory; where they lie with gaps, on a copy that is spread out afterwards.
    /// </summary>
    private static void InDrawOrder(TensorImpl y, Action<TensorImpl> fill)
    {
        var view = DrawOrder.View(y);
        if (view.IsContiguous)
        {
            fill(view);
            return;
        }
        using var values = new Tensor(new TensorImpl(view.Dtype, view.Sizes));
        fill(values.Impl);
        StridedCopy.Copy(values.Impl, view);
    }

    private readonly struct AnyBody<TDraw>(TensorImpl y, Generator source, TDraw draw) : INumericBody where TDraw : struct, IDrawAny
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            foreach (ref var element in y.Span<T>())
                element = draw.Next<T>(source);
        }
    }

    private static void RequireFloat(TensorImpl y, string kernel)
    {
        if (!y.Dtype.IsFloat())
            throw Errors.Torch($"\"{kernel}\" not implemented for '{y.Dtype.TorchName()}'");
    }

    private static void RequireRange(ScalarType dtype, long value, string what)
    {
        var (low, high, name) = dtype switch
        {
            ScalarType.Byte => (0, byte.MaxValue, "unsigned char"),
            ScalarType.Bool => (0, 1, "bool"),
            ScalarType.Int32 => (int.MinValue, int.MaxValue, "int"),
            _ => (long.MinValue, long.MaxValue, "long"),
        };
        if (value < low || value > high)
            throw Errors.Torch($"{what} is out of bounds for {name}");
    }

    private static (long Low, long High) Representable<T>(long low, long high, int digits) where T : IBinaryFloatingPointIeee754<T>
    {
        long limit = digits == 24 ? SingleIntegers : DoubleIntegers;
        if (low >= -limit && high <= limit)
            return (low, high);
        long above = long.CreateSaturating(T.CreateTruncating(low + 1)), below = long.CreateSaturating(T.CreateTruncating(high - 1));
        if (above < low)
            low = above + (1L << (BitOperations.Log2((ulong)Math.Abs(low + 1)) - digits + 1));
        if (below >= high)
            high = below - (1L << (BitOperations.Log2((ulong)Math.Abs(high - 1)) - digits + 1));
        return (low, high);
    }
}
