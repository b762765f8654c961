using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Local response normalisation of images (N, C, L): <c>y[c] = x[c] / (k + alpha / size * sum of x[c']^2)^beta</c>, the sum over the
/// size channels around c.
/// </summary>
/// <remarks>Krizhevsky, Sutskever, Hinton, ImageNet classification with deep convolutional neural networks, 2012, section 3.3.</remarks>
internal static unsafe class LocalResponse
{
    // Pixels that are worked on together: a block of all channels stays in cache.
    private const int Block = 256;

    /// <summary>Computes y and the bases of the power, which the backward pass needs.</summary>
    public static void Forward<T>(in NormShape s, in Settings settings, ReadOnlySpan<T> x, Span<T> bases, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* px = x, pb = bases, py = y)
        {
            var job = new Job<T> { Shape = s, Knobs = settings, X = px, Bases = pb, Y = py };
            job.RunAll();
        }
    }

    /// <summary>dx from dy; overwrites <paramref name="dx"/>.</summary>
    public static void Backward<T>(in NormShape s, in Settings settings, ReadOnlySpan<T> x, ReadOnlySpan<T> bases, ReadOnlySpan<T> dy,
        Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* px = x, pb = bases, pdy = dy, pdx = dx)
        {
            var job = new Job<T> { Shape = s, Knobs = settings, X = px, Bases = pb, Dy = pdy, Y = pdx };
            job.RunAll();
        }
    }

    /// <summary>The layer's numbers.</summary>
    internal readonly record struct Settings(int Size, double Alpha, double Beta, double K)
    {
        /// <summary>Channels before c that count.</summary>
        public int Before => Size / 2;

        /// <summary>Channels after c that count.</summary>
        public int After => (Size - 1) / 2;
    }

    private struct Job<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public NormShape Shape;
        public Settings Knobs;
        public T* X, Bases, Dy, Y;

        private readonly int Blocks => (Shape.L + Block - 1) / Block;

        public void RunAll() => Threads.For(ref this, Shape.N * Blocks, 1 + 16384 / (Shape.C * Block + 1));

        public readonly void Run(int from, int to)
        {
            using Scratch.Lease<T> scratch = Scratch.Rent<T>((long)Block * (Shape.C + 1));
            for (int item = from; item < to; item++)
            {
                int pixel = item % Blocks * Block, count = Math.Min(Block, Shape.L - pixel);
                nint start = (nint)(item / Blocks) * Shape.C * Shape.L + pixel;
                if (Dy == null)
                    Normalise(start, count);
                else
                    Differentiate(start, count, scratch.Start);
            }
        }

        private readonly void Normalise(nint start, int count)
        {
            T share = T.CreateTruncating(Knobs.Alpha / Knobs.Size), k = T.CreateTruncating(Knobs.K);
            for (int c = 0; c < Shape.C; c++)
            {
                var bases = new Span<T>(Bases + start + (nint)c * Shape.L, count);
                bases.Clear();
                for (int other = Math.Max(0, c - Knobs.Before); other <= Math.Min(Shape.C - 1, c + Knobs.After); other++)
                {
                    var x = new ReadOnlySpan<T>(X + start + (nint)other * Shape.L, count);
                    TensorPrimitives.FusedMultiplyAdd(x, x, bases, bases);
                }
                TensorPrimitives.Multiply(bases, share, bases);
                TensorPrimitives.Add(bases, k, bases);
                var y = new Span<T>(Y + start + (nint)c * Shape.L, count);
                Power(bases, y);
                TensorPrimitives.Multiply(y, new ReadOnlySpan<T>(X + start + (nint)c * Shape.L, count), y);
            }
        }

        /// <summary>dx[c] = dy[c] / base[c]^beta - 2 alpha beta / size x[c] sum of dy[c'] y[c'] / base[c'] over the c' that saw
        /// c.</summary>
        private readonly void Differentiate(nint start, int count, T* scratch)
        {
            var sum = new Span<T>(scratch, count);
            for (int c = 0; c < Shape.C; c++)
            {
                nint at = start + (nint)c * Shape.L;
                ReadOnlySpan<T> x = new(X + at, count), dy = new(Dy + at, count), bases = new(Bases + at, count);
                Span<T> dx = new(Y + at, count), ratio = new(scratch + (c + 1) * Block, count);
                Power(bases, dx);
                TensorPrimitives.Multiply(dx, dy, dx);
                TensorPrimitives.Multiply(dx, x, ratio);
                TensorPrimitives.Divide(ratio, bases, ratio);
            }
            T factor = T.CreateTruncating(-2 * Knobs.Alpha * Knobs.Beta / Knobs.Size);
            for (int c = 0; c < Shape.C; c++)
            {
                sum.Clear();
                for (int other = Math.Max(0, c - Knobs.After); other <= Math.Min(Shape.C - 1, c + Knobs.Before); other++)
                    TensorPrimitives.Add(sum, new ReadOnlySpan<T>(scratch + (other + 1) * Block, count), sum);
                TensorPrimitives.Multiply(sum, factor, sum);
                nint at = start + (nint)c * Shape.L;
                var dx = new Span<T>(Y + at, count);
                TensorPrimitives.FusedMultiplyAdd(sum, new ReadOnlySpan<T>(X + at, count), dx, dx);
            }
        }

        /// <summary>y[i] = x[i]^-beta; for the usual beta of 3/4 by two roots, whose bits do not depend on the run.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Power(ReadOnlySpan<T> x, Span<T> y)
        {
            if (Knobs.Beta == 0.75)
            {
                Span<T> fourth = stackalloc T[Block];
                fourth = fourth[..x.Length];
                TensorPrimitives.Sqrt(x, y);
                TensorPrimitives.Sqrt(y, fourth);
                TensorPrimitives.Multiply(y, fourth, y);
                TensorPrimitives.Divide(T.One, y, y);
                return;
            }
            T exponent = T.CreateTruncating(-Knobs.Beta);
            for (int i = 0; i < x.Length; i++)
                y[i] = T.Pow(x[i], exponent);
        }
    }
}
