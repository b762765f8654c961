using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Fills tensors with random numbers in the order and with the formulas of PyTorch's CPU generator.</summary>
internal static class RandomFill
{
    /// <summary>Uniform from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static void Uniform(TensorImpl y, double from, double to, Generator? generator)
    {
        if (to < from)
            throw Errors.Torch($"uniform_ expects to return a [from, to) range, but found from={from} > to={to}");
        Run(y, generator, "uniform", new UniformBody(from, to));
    }

    /// <summary>Normal with the given mean and standard deviation.</summary>
    public static void Normal(TensorImpl y, double mean, double std, Generator? generator)
    {
        if (std < 0)
            throw Errors.Torch($"normal expects std >= 0.0, but found std {std}");
        Run(y, generator, "normal", new NormalBody(mean, std));
    }

    /// <summary>1 with probability <paramref name="p"/>, else 0.</summary>
    public static void Bernoulli(TensorImpl y, double p, Generator? generator)
    {
        if (p is < 0 or > 1)
            throw Errors.Torch($"bernoulli_ expects p to be in [0, 1], but got p={p}");
        var source = generator ?? Generator.Default;
        lock (source.Gate)
            for (long i = 0; i < y.Count; i++)
                Put(y, i, source.NextDouble() < p ? 1 : 0);
    }

    /// <summary>Integers from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    public static void Integers(TensorImpl y, long low, long high, Generator? generator)
    {
        if (low >= high)
            throw Errors.Torch($"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        ulong range = unchecked((ulong)high - (ulong)low);
        var source = generator ?? Generator.Default;
        lock (source.Gate)
            for (long i = 0; i < y.Count; i++)
                Put(y, i, unchecked((long)((range >= 1ul << 32 ? source.Next64() : source.Next()) % range) + low));
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

    private static void Run<TBody>(TensorImpl y, Generator? generator, string op, TBody body) where TBody : struct, IDraw
    {
        var source = generator ?? Generator.Default;
        lock (source.Gate)
        {
            if (y.Dtype == ScalarType.Float32)
                Fill<float, TBody>(y, source, body);
            else if (y.Dtype == ScalarType.Float64)
                Fill<double, TBody>(y, source, body);
            else
                throw Errors.Torch($"\"{op}\" not implemented for '{y.Dtype.TorchName()}'");
        }
    }

    private static void Fill<T, TBody>(TensorImpl y, Generator source, TBody body) where T : unmanaged where TBody : struct, IDraw
    {
        if (y.IsContiguous)
        {
            Draw(y.Span<T>(), source, body);
            return;
        }
        // drawn in row-major order, whatever the layout
        var values = new T[y.Count];
        Draw(values.AsSpan(), source, body);
        for (int i = 0; i < values.Length; i++)
            y.At<T>(i) = values[i];
    }

    private static void Draw<T, TBody>(Span<T> y, Generator source, TBody body) where T : unmanaged where TBody : struct, IDraw
    {
        if (typeof(T) == typeof(float))
            body.Draw(System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(y), source);
        else
            body.Draw(System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(y), source);
    }

    private static void Put(TensorImpl y, long i, long value)
    {
        switch (y.Dtype)
        {
            case ScalarType.Float32: y.At<float>(i) = value; break;
            case ScalarType.Float64: y.At<double>(i) = value; break;
            case ScalarType.Int64: y.At<long>(i) = value; break;
            case ScalarType.Int32: y.At<int>(i) = unchecked((int)value); break;
            case ScalarType.Byte: y.At<byte>(i) = unchecked((byte)value); break;
            case ScalarType.Bool: y.At<bool>(i) = value != 0; break;
            default: throw DType.Unsupported(y.Dtype);
        }
    }

    private interface IDraw
    {
        void Draw(Span<float> y, Generator source);

        void Draw(Span<double> y, Generator source);
    }

    private readonly struct UniformBody(double from, double to) : IDraw
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

    private readonly struct NormalBody(double mean, double std) : IDraw
    {
        // From this length on, PyTorch draws all uniform numbers first and then transforms them in groups of 16.
        private const int Group = 16;

        public void Draw(Span<float> y, Generator source)
        {
            if (y.Length < Group)
            {
                for (int i = 0; i < y.Length; i++)
                    y[i] = (float)Single(source);
                return;
            }
            for (int i = 0; i < y.Length; i++)
                y[i] = source.NextSingle();
            for (int i = 0; i <= y.Length - Group; i += Group)
                Transform(y.Slice(i, Group));
            if (y.Length % Group == 0)
                return;
            var last = y[^Group..];
            for (int i = 0; i < Group; i++)
                last[i] = source.NextSingle();
            Transform(last);
        }

        public void Draw(Span<double> y, Generator source)
        {
            if (y.Length < Group)
            {
                for (int i = 0; i < y.Length; i++)
                    y[i] = Single(source);
                return;
            }
            for (int i = 0; i < y.Length; i++)
                y[i] = source.NextDouble();
            for (int i = 0; i <= y.Length - Group; i += Group)
                Transform(y.Slice(i, Group));
            if (y.Length % Group == 0)
                return;
            var last = y[^Group..];
            for (int i = 0; i < Group; i++)
                last[i] = source.NextDouble();
            Transform(last);
        }

        /// <summary>One number by the method of Box and Muller; the second of the pair is kept for the next call.</summary>
        private double Single(Generator source)
        {
            if (source.SpareNormal is { } spare)
            {
                source.SpareNormal = null;
                return spare * std + mean;
            }
            double u1 = source.NextDouble(), u2 = source.NextDouble();
            double radius = Math.Sqrt(-2 * Log1P(-u2)), theta = 2 * Math.PI * u1;
            source.SpareNormal = radius * Math.Sin(theta);
            return radius * Math.Cos(theta) * std + mean;
        }

        /// <summary>Box and Muller on 16 uniform numbers: entry j with entry j + 8.</summary>
        private void Transform(Span<float> y)
        {
            float m = (float)mean, s = (float)std;
            for (int j = 0; j < Group / 2; j++)
            {
                float radius = MathF.Sqrt(-2 * CephesSingle.Log(1 - y[j]));
                var (sin, cos) = CephesSingle.SinCos(2 * MathF.PI * y[j + Group / 2]);
                y[j] = MathF.FusedMultiplyAdd(radius * cos, s, m);
                y[j + Group / 2] = MathF.FusedMultiplyAdd(radius * sin, s, m);
            }
        }

        private void Transform(Span<double> y)
        {
            for (int j = 0; j < Group / 2; j++)
            {
                double radius = Math.Sqrt(-2 * Math.Log(1 - y[j])), theta = 2 * Math.PI * y[j + Group / 2];
                y[j] = radius * Math.Cos(theta) * std + mean;
                y[j + Group / 2] = radius * Math.Sin(theta) * std + mean;
            }
        }

        /// <summary>log(1 + x), exact near 0 (W. Kahan's correction of log by the rounding of 1 + x).</summary>
        private static double Log1P(double x)
        {
            double u = 1 + x;
            return u == 1 ? x : Math.Log(u) * x / (u - 1);
        }
    }
}
