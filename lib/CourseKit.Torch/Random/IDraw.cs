using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Draws numbers of a floating-point type, one after another.</summary>
internal interface IDraw
{
    /// <summary>Fills with float.</summary>
    void Draw(Span<float> y, Generator source);

    /// <summary>Fills with double.</summary>
    void Draw(Span<double> y, Generator source);
}

/// <summary>Draws one number that fits any element type.</summary>
internal interface IDrawAny
{
    /// <summary>The next number.</summary>
    T Next<T>(Generator source) where T : unmanaged, INumber<T>;
}

/// <summary>Uniform numbers from <paramref name="from"/> up to <paramref name="to"/>.</summary>
internal readonly struct UniformDraw(double from, double to) : IDraw
{
    public void Draw(Span<float> y, Generator source)
    {
        float low = (float)from, width = (float)to - low;
        for (int i = 0; i < y.Length; i++)
            y[i] = MathF.FusedMultiplyAdd(source.NextSingle(), width, low);
    }

    public void Draw(Span<double> y, Generator source)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Math.FusedMultiplyAdd(source.NextDouble(), to - from, from);
    }
}

/// <summary>1 with probability <paramref name="p"/>, else 0.</summary>
internal readonly struct BernoulliDraw(double p) : IDrawAny
{
    public T Next<T>(Generator source) where T : unmanaged, INumber<T> => source.NextDouble() < p ? T.One : T.Zero;
}

/// <summary>Integers from <paramref name="low"/> on, <paramref name="range"/> of them (0: all of 64 bits).</summary>
internal readonly struct IntegerDraw(long low, ulong range) : IDrawAny
{
    public T Next<T>(Generator source) where T : unmanaged, INumber<T>
    {
        // Types of 64 bits and floating-point ones take 64 random bits where 32 do not span the range.
        bool wide = range is >= 1ul << 32 or 0 && typeof(T) != typeof(int);
        ulong bits = wide ? source.Next64() : source.Next();
        return T.CreateTruncating(unchecked((long)(range == 0 ? bits : bits % range) + low));
    }
}

/// <summary>Number of trials until the first success, each with probability <paramref name="p"/>.</summary>
internal readonly struct GeometricDraw(double p) : IDrawAny
{
    public T Next<T>(Generator source) where T : unmanaged, INumber<T> =>
        T.CreateTruncating(Math.Ceiling(Math.Log(source.NextDouble()) / Math.Log(1 - p)));
}

/// <summary>Time until an event that happens <paramref name="lambda"/> times in a unit.</summary>
internal readonly struct ExponentialDraw(double lambda) : IDrawAny
{
    public T Next<T>(Generator source) where T : unmanaged, INumber<T> =>
        T.CreateTruncating(-1 / lambda * Math.Log(1 - source.NextDouble()));
}

/// <summary>Cauchy's distribution: the tangent of a uniform angle, scaled and moved.</summary>
internal readonly struct CauchyDraw(double median, double sigma) : IDrawAny
{
    public T Next<T>(Generator source) where T : unmanaged, INumber<T> =>
        T.CreateTruncating(median + sigma * Math.Tan(Math.PI * (source.NextDouble() - 0.5)));
}

/// <summary>e to the power of a normal number.</summary>
internal readonly struct LogNormalDraw(double mean, double std) : IDrawAny
{
    public T Next<T>(Generator source) where T : unmanaged, INumber<T> =>
        T.CreateTruncating(Math.Exp(new NormalDraw(mean, std, grouped: false).Single(source)));
}
