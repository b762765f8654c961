using System.Numerics;
using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed class SoftmaxTests
{
    public static readonly TheoryData<int, int> Sizes =
        new() { { 1, 1 }, { 3, 2 }, { 64, 10 }, { 5, 16 }, { 7, 33 }, { 2, 1000 }, { 2000, 10 }, { 0, 4 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_AnySize_MatchesPlainLoops(int rows, int classes)
    {
        Run<float>(rows, classes);
        Run<double>(rows, classes);

        static void Run<T>(int rows, int classes)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] x = Array.ConvertAll(Kernel.Random<T>(1, rows * classes), v => v * T.CreateChecked(8)),
                dy = Kernel.Random<T>(2, rows * classes);
            (double[] log, double[] p) = Plain(x.AsDouble(), rows, classes);
            T[] logT = Array.ConvertAll(log, T.CreateChecked), pT = Array.ConvertAll(p, T.CreateChecked);
            var (dLog, dSoft) = (new double[x.Length], new double[x.Length]);
            for (int i = 0; i < x.Length; i++)
            {
                int row = i / classes * classes;
                double sum = 0, dot = 0;
                for (int c = row; c < row + classes; c++)
                {
                    sum += double.CreateChecked(dy[c]);
                    dot += double.CreateChecked(dy[c]) * p[c];
                }
                dLog[i] = double.CreateChecked(dy[i]) - p[i] * sum;
                dSoft[i] = p[i] * (double.CreateChecked(dy[i]) - dot);
            }
            Kernel.Agrees(log, () => Fill<T>(x.Length, y => SoftmaxCrossEntropy.LogSoftmax<T>(x, y, rows, classes)), "log softmax");
            Kernel.Agrees(p, () => Fill<T>(x.Length, y => SoftmaxCrossEntropy.Softmax<T>(x, y, rows, classes)), "softmax");
            Kernel.Agrees(dLog, () =>
                Fill<T>(x.Length, d => SoftmaxCrossEntropy.LogSoftmaxBackward<T>(dy, logT, d, rows, classes)), "log softmax backward");
            Kernel.Agrees(dSoft, () =>
                Fill<T>(x.Length, d => SoftmaxCrossEntropy.SoftmaxBackward<T>(dy, pT, d, rows, classes)), "softmax backward");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void CrossEntropy_AnySize_MatchesPlainLoops(int rows, int classes)
    {
        float[] x = Kernel.Random<float>(1, rows * classes);
        long[] targets = [.. Enumerable.Range(0, rows).Select(r => r % 5 == 4 ? SoftmaxCrossEntropy.Ignored : r % classes)];
        (double[] log, double[] p) = Plain(x.AsDouble(), rows, classes);
        var (loss, dx) = (new double[rows], new double[x.Length]);
        for (int i = 0; i < x.Length; i++)
        {
            int row = i / classes;
            if (targets[row] == SoftmaxCrossEntropy.Ignored)
                continue;
            bool hit = i % classes == targets[row];
            dx[i] = 0.25 * (p[i] - (hit ? 1 : 0));
            if (hit)
                loss[row] = -log[i];
        }
        Kernel.Agrees(loss, () => Fill<float>(rows, t => SoftmaxCrossEntropy.Forward<float>(x, targets, t, [], rows, classes)), "loss");
        Kernel.Agrees(dx, () => Fill<float>(x.Length, t =>
        {
            var kept = new float[x.Length];
            SoftmaxCrossEntropy.Forward<float>(x, targets, new float[rows], kept, rows, classes);
            SoftmaxCrossEntropy.Backward<float>(kept, targets, 0.25f, t, rows, classes);
        }), "dx");
    }

    [Fact]
    public void Softmax_HugeLogits_StaysFinite()
    {
        foreach (int width in Kernel.Widths)
        {
            float[] y = Kernel.With(width, 1, () => Fill<float>(6, t =>
                SoftmaxCrossEntropy.Softmax<float>([1e30f, -1e30f, 1e30f, -200, float.NegativeInfinity, -200], t, 2, 3)));
            Assert.Equal([0.5f, 0, 0.5f, 0.5f, 0, 0.5f], y);
        }
    }

    [Fact]
    public void Forward_TargetIsNoClass_SaysWhich()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            SoftmaxCrossEntropy.Forward<float>(new float[6], [0, 3], new float[2], [], 2, 3));

        Assert.Contains("Target 3 of row 1 is out of bounds", error.Message, StringComparison.Ordinal);
    }

    private static (double[] Log, double[] P) Plain(double[] x, int rows, int classes)
    {
        var (log, p) = (new double[x.Length], new double[x.Length]);
        for (int r = 0; r < rows; r++)
        {
            double[] row = x[(r * classes)..((r + 1) * classes)];
            double max = row.Max(), sum = row.Sum(v => Math.Exp(v - max));
            for (int c = 0; c < classes; c++)
            {
                log[r * classes + c] = row[c] - max - Math.Log(sum);
                p[r * classes + c] = Math.Exp(row[c] - max) / sum;
            }
        }
        return (log, p);
    }

    private static T[] Fill<T>(int length, Action<T[]> kernel)
        where T : IFloatingPointIeee754<T>
    {
        var target = new T[length];
        Array.Fill(target, T.NaN);
        kernel(target);
        return target;
    }
}
