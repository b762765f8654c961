using System.Numerics;
using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed class SgdStepTests
{
    // lr, momentum, dampening, weight_decay, nesterov, maximize
    public static readonly TheoryData<double, double, double, double, bool, bool> Options = new()
    {
        { 0.1, 0, 0, 0, false, false },
        { 0.1, 0, 0, 0.01, false, true },
        { 0.05, 0.9, 0, 0, false, false },
        { 0.05, 0.9, 0.3, 0.02, false, false },
        { 0.05, 0.9, 0, 0.02, true, false },
        { 0.05, 0.9, 0, 0.02, true, true },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Run_ThreeSteps_FollowsPyTorch(double lr, double momentum, double dampening, double weight_decay, bool nesterov,
        bool maximize)
    {
        foreach (int length in (int[])[0, 1, 15, 37, 40000])
        {
            Run<float>(length);
            Run<double>(length);
        }

        void Run<T>(int length)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] start = Kernel.Random<T>(1, length);
            double[] p = start.AsDouble(), buf = new double[length];
            for (int step = 0; step < 3; step++)
            {
                double[] grad = Kernel.Random<T>(step + 2, length).AsDouble();
                for (int i = 0; i < length; i++)
                {
                    double g = (maximize ? -grad[i] : grad[i]) + weight_decay * p[i];
                    if (momentum != 0)
                    {
                        buf[i] = step == 0 ? g : momentum * buf[i] + (1 - dampening) * g;
                        g = nesterov ? g + momentum * buf[i] : buf[i];
                    }
                    p[i] -= lr * g;
                }
            }
            Kernel.Agrees(p, () =>
            {
                var (q, kept) = ((T[])start.Clone(), new T[momentum == 0 ? 0 : length]);
                for (int step = 0; step < 3; step++)
                {
                    SgdStep.Run<T>(q, Kernel.Random<T>(step + 2, length), kept, T.CreateChecked(lr), T.CreateChecked(momentum),
                        T.CreateChecked(dampening), T.CreateChecked(weight_decay), nesterov, maximize, step == 0);
                }
                return q;
            }, $"length {length}");
        }
    }

    [Fact]
    public void Run_WithoutGradient_MomentumDecaysToZeroAndNotIntoSubnormals()
    {
        float[] p = new float[37], grad = new float[37], buf = new float[37];
        buf.AsSpan().Fill(1e-37f);
        for (int step = 0; step < 60; step++)
        {
            SgdStep.Run<float>(p, grad, buf, 0.1f, 0.9f, 0, 0, nesterov: false, maximize: false, firstStep: false);
            Assert.DoesNotContain(buf, float.IsSubnormal);
        }
        Assert.All(buf, b => Assert.Equal(0, b));
    }
}
