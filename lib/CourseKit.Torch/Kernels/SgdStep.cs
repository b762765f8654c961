using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>One step of stochastic gradient descent with momentum: parameters, gradient and momentum are read and written once.</summary>
/// <remarks>The algorithm box of PyTorch's torch.optim.SGD page; maximize negates the gradient before weight decay is added.</remarks>
internal static unsafe class SgdStep
{
    /// <summary><c>g = grad + weight_decay*p; buf = momentum*buf + (1-dampening)*g; p -= lr*(nesterov ? g + momentum*buf :
    /// buf)</c>.</summary>
    /// <param name="p">Parameters, updated.</param>
    /// <param name="grad">Gradient, as long as p.</param>
    /// <param name="buf">Momentum buffer, updated; empty when momentum is 0, then p -= lr*g.</param>
    /// <param name="lr">Learning rate.</param>
    /// <param name="momentum">Share of the buffer that is kept.</param>
    /// <param name="dampening">Share of the gradient that is left out of the buffer.</param>
    /// <param name="weight_decay">L2 penalty.</param>
    /// <param name="nesterov">Looks ahead by one momentum step.</param>
    /// <param name="maximize">Climbs instead of descending.</param>
    /// <param name="firstStep">The buffer is set to g instead of updated.</param>
    public static void Run<T>(Span<T> p, ReadOnlySpan<T> grad, Span<T> buf, T lr, T momentum, T dampening, T weight_decay,
        bool nesterov, bool maximize, bool firstStep)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool hasMomentum = momentum != T.Zero;
        if (grad.Length != p.Length || (hasMomentum && buf.Length != p.Length))
            throw new ArgumentException(
                $"{p.Length} parameters need as many gradients and momenta, but there are {grad.Length} and {buf.Length}.");
        fixed (T* pp = p, pg = grad, pb = buf)
        {
            var job = new Job<T>
            {
                Length = p.Length,
                P = pp,
                Grad = pg,
                Buf = hasMomentum ? pb : null,
                Lr = lr,
                Momentum = momentum,
                Kept = firstStep ? T.One : T.One - dampening,
                WeightDecay = weight_decay,
                Sign = maximize ? -T.One : T.One,
                Nesterov = nesterov,
                FirstStep = firstStep,
            };
            Threads.For(ref job, (int)(((long)p.Length + Job<T>.Block - 1) / Job<T>.Block), 16);
        }
    }

    private struct Job<T> : IRangeJob, ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public const int Block = 1024;

        public int Length;
        public T* P, Grad, Buf;
        public T Lr, Momentum, Kept, WeightDecay, Sign;
        public bool Nesterov, FirstStep;
        private int first, last;

        public readonly void Run(int from, int to)
        {
            Job<T> part = this;
            (part.first, part.last) = (from * Block, (int)Math.Min(Length, (long)to * Block));
            Simd.Run<T, Job<T>>(ref part);
        }

        public readonly void Run<V, S>()
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            int whole = first + (last - first) / S.Lanes * S.Lanes;
            Range<V, S>(first, whole);
            Range<T, SimdScalar<T>>(whole, last);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Range<V, S>(int from, int to)
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            V minusLr = S.Create(-Lr), momentum = S.Create(Momentum), kept = S.Create(Kept);
            V decay = S.Create(WeightDecay), sign = S.Create(Sign);
            for (int i = from; i < to; i += S.Lanes)
            {
                V p = S.Load(P + i);
                V g = S.Fma(decay, p, S.Multiply(sign, S.Load(Grad + i)));
                if (Buf != null)
                {
                    V buf = S.WithoutSubnormals(FirstStep ? g : S.Fma(momentum, S.Load(Buf + i), S.Multiply(kept, g)));
                    S.Store(Buf + i, buf);
                    g = Nesterov ? S.Fma(momentum, buf, g) : buf;
                }
                S.Store(P + i, S.Fma(minusLr, g, p));
            }
        }
    }
}
