using System.Numerics;
using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed unsafe class SimdExpTests
{
    [Fact]
    public void Exp_WholeRange_IsWithinTwoUnitsInTheLastPlace()
    {
        Check<float>(-110, 95, 1.2e-7 * 2, 1e-44);
        Check<double>(-750, 715, 2.3e-16 * 2, 1e-322);
    }

    private static void Check<T>(double from, double to, double relative, double smallest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = [.. Enumerable.Range(0, 4096).Select(i => T.CreateChecked(from + (to - from) * i / 4095)),
            T.Zero, T.NegativeInfinity, T.PositiveInfinity, T.NaN, .. new T[12]];
        foreach (int width in Kernel.Widths)
        {
            T[] y = Kernel.With(width, 1, () =>
            {
                var job = new ExpJob<T> { X = x, Y = new T[x.Length] };
                Simd.Run<T, ExpJob<T>>(ref job);
                return job.Y;
            });
            for (int i = 0; i < x.Length; i++)
            {
                double expected = double.CreateChecked(T.CreateChecked(Math.Exp(double.CreateChecked(x[i])))),
                    got = double.CreateChecked(y[i]);
                Assert.True(got.Equals(expected)
                    || Math.Abs(got - expected) <= relative * expected + smallest, $"width {width}: exp({x[i]}) is {got}, not {expected}");
            }
        }
    }

    private struct ExpJob<T> : ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T[] X, Y;

        public readonly void Run<V, S>()
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            fixed (T* x = X, y = Y)
            {
                for (int i = 0; i < X.Length; i += S.Lanes)
                    S.Store(y + i, SimdExp.Exp<V, S, T>(S.Load(x + i)));
            }
        }
    }
}
