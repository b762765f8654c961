using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>How an optimiser changes a parameter, written for a register of numbers.</summary>
internal interface IStepRule
{
    /// <summary>Changes p, given its gradient g, and up to three numbers a, b, c that are remembered about each.</summary>
    void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>One step of an optimiser over all elements of a parameter: everything is read and written once.</summary>
internal static unsafe class StepLoop
{
    // Elements that are worth a thread.
    private const int Grain = 1 << 14;

    /// <summary>Applies the rule to each element.</summary>
    /// <param name="p">Parameters, updated.</param>
    /// <param name="g">Gradients, as many.</param>
    /// <param name="a">Remembered numbers, updated, as many; or empty for zeros.</param>
    /// <param name="b">The same.</param>
    /// <param name="c">The same.</param>
    /// <param name="rule">The optimiser's formula with its settings.</param>
    public static void Run<T, R>(Span<T> p, ReadOnlySpan<T> g, Span<T> a, Span<T> b, Span<T> c, R rule)
        where T : unmanaged, IFloatingPointIeee754<T>
        where R : struct, IStepRule
    {
        if (g.Length != p.Length || !a.IsEmpty && a.Length != p.Length || !b.IsEmpty && b.Length != p.Length || !c.IsEmpty
            && c.Length != p.Length)
            throw new ArgumentException(
                $"{p.Length} parameters need as many gradients and memories, but there are {g.Length}, {a.Length}, {b.Length} and " +
                $"{c.Length}.");
        fixed (T* pp = p, pg = g, pa = a, pb = b, pc = c)
        {
            var job = new Job<T, R> { P = pp, G = pg, A = pa, B = pb, C = pc, Rule = rule };
            Threads.For(ref job, p.Length, Grain);
        }
    }

    private struct Job<T, R> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
        where R : struct, IStepRule
    {
        public T* P, G, A, B, C;
        public R Rule;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int from, int to)
        {
            R rule = Rule;
            int lanes = Vector256<T>.Count, i = from;
            for (; i <= to - lanes; i += lanes)
            {
                Vector256<T> p = Vector256.Load(P + i), a = Load(A, i), b = Load(B, i), c = Load(C, i);
                rule.Apply(ref p, Vector256.Load(G + i), ref a, ref b, ref c);
                p.Store(P + i);
                Store(Simd256<T>.WithoutSubnormals(a), A, i);
                Store(Simd256<T>.WithoutSubnormals(b), B, i);
                Store(Simd256<T>.WithoutSubnormals(c), C, i);
            }
            if (i < to)
                Rest(rule, i, to - i);
        }

        /// <summary>The last few elements go through registers too, so that bits do not depend on how the work was split.</summary>
        private readonly void Rest(R rule, int start, int count)
        {
            Vector256<T> p = Part(P, start, count), a = Part(A, start, count), b = Part(B, start, count), c = Part(C, start, count);
            rule.Apply(ref p, Part(G, start, count), ref a, ref b, ref c);
            Put(p, P, start, count);
            Put(Simd256<T>.WithoutSubnormals(a), A, start, count);
            Put(Simd256<T>.WithoutSubnormals(b), B, start, count);
            Put(Simd256<T>.WithoutSubnormals(c), C, start, count);
        }

        private static Vector256<T> Load(T* from, int i) => from == null ? Vector256<T>.Zero : Vector256.Load(from + i);

        private static void Store(Vector256<T> value, T* to, int i)
        {
            if (to != null)
                value.Store(to + i);
        }

        private static Vector256<T> Part(T* from, int start, int count)
        {
            Span<T> lanes = stackalloc T[Vector256<T>.Count];
            lanes.Clear();
            if (from != null)
                new Span<T>(from + start, count).CopyTo(lanes);
            return Vector256.Create<T>(lanes);
        }

        private static void Put(Vector256<T> value, T* to, int start, int count)
        {
            Span<T> lanes = stackalloc T[Vector256<T>.Count];
            value.CopyTo(lanes);
            if (to != null)
                lanes[..count].CopyTo(new Span<T>(to + start, count));
        }
    }
}
