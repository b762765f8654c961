using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Softmax, log-softmax and cross-entropy over rows of logits (rows, classes), stable for any size of logit.</summary>
internal static unsafe class SoftmaxCrossEntropy
{
    /// <summary>A row with this target has loss 0 and no gradient: PyTorch's default ignore_index.</summary>
    public const long Ignored = -100;

    /// <summary><c>y[r,c] = x[r,c] - log(sum over k of exp(x[r,k]))</c>.</summary>
    public static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> y, int rows, int classes)
        where T : unmanaged, IFloatingPointIeee754<T> => Run(SoftmaxTask.LogSoftmax, x, default, y, rows, classes, T.Zero);

    /// <summary><c>dx = dy - exp(y) * sum over the row of dy</c>, y being what <see cref="LogSoftmax"/> gave.</summary>
    public static void LogSoftmaxBackward<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> dx, int rows, int classes)
        where T : unmanaged, IFloatingPointIeee754<T> => Run(SoftmaxTask.LogSoftmaxBackward, y, dy, dx, rows, classes, T.Zero);

    /// <summary><c>y[r,c] = exp(x[r,c]) / sum over k of exp(x[r,k])</c>.</summary>
    public static void Softmax<T>(ReadOnlySpan<T> x, Span<T> y, int rows, int classes)
        where T : unmanaged, IFloatingPointIeee754<T> => Run(SoftmaxTask.Softmax, x, default, y, rows, classes, T.Zero);

    /// <summary><c>dx = y * (dy - sum over the row of dy * y)</c>, y being what <see cref="Softmax"/> gave.</summary>
    public static void SoftmaxBackward<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> dx, int rows, int classes)
        where T : unmanaged, IFloatingPointIeee754<T> => Run(SoftmaxTask.SoftmaxBackward, y, dy, dx, rows, classes, T.Zero);

    /// <summary><c>rowLoss[r] = -logProbabilities[r, targets[r]]</c>, with logProbabilities = LogSoftmax(logits).</summary>
    /// <param name="logits">(rows, classes).</param>
    /// <param name="targets">Classes, 0 to classes - 1, or <see cref="Ignored"/>; (rows).</param>
    /// <param name="rowLoss">(rows), overwritten.</param>
    /// <param name="logProbabilities">(rows, classes), overwritten; or empty when no backward pass follows.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class.</exception>
    public static void Forward<T>(ReadOnlySpan<T> logits, ReadOnlySpan<long> targets, Span<T> rowLoss, Span<T> logProbabilities, int rows,
        int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckTargets(targets, rows, classes);
        using Scratch.Lease<T> scratch = Scratch.Rent<T>(logProbabilities.IsEmpty ? (long)rows * classes : 0);
        Span<T> log = logProbabilities.IsEmpty ? new Span<T>(scratch.Start, checked(rows * classes)) : logProbabilities;
        LogSoftmax(logits, log, rows, classes);
        for (int r = 0; r < rows; r++)
            rowLoss[r] = targets[r] == Ignored ? T.Zero : -log[r * classes + (int)targets[r]];
    }

    /// <summary><c>dx[r,c] = scale * (exp(logProbabilities[r,c]) - (c == targets[r] ? 1 : 0))</c>; 0 in ignored rows.</summary>
    public static void Backward<T>(ReadOnlySpan<T> logProbabilities, ReadOnlySpan<long> targets, T scale, Span<T> dx, int rows, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckTargets(targets, rows, classes);
        Run(SoftmaxTask.ScaledExp, logProbabilities, default, dx, rows, classes, scale);
        for (int r = 0; r < rows; r++)
        {
            if (targets[r] == Ignored)
                dx.Slice(r * classes, classes).Clear();
            else
                dx[r * classes + (int)targets[r]] -= scale;
        }
    }

    private static void CheckTargets(ReadOnlySpan<long> targets, int rows, int classes)
    {
        for (int r = 0; r < rows; r++)
        {
            if ((ulong)targets[r] >= (ulong)classes && targets[r] != Ignored)
                throw new ArgumentOutOfRangeException(nameof(targets),
                    $"Target {targets[r]} of row {r} is out of bounds: there are {classes} classes.");
        }
    }

    private static void Run<T>(SoftmaxTask task, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> to, int rows, int classes, T scale)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long length = (long)rows * classes;
        if (x.Length < length || to.Length < length || (!dy.IsEmpty && dy.Length < length))
            throw new ArgumentException(
                $"({rows}, {classes}) rows need {length} values, but there are {x.Length} and room for {to.Length}.");
        fixed (T* px = x, pdy = dy, pto = to)
        {
            var job = new SoftmaxRows<T> { Task = task, Classes = classes, X = px, Dy = pdy, To = pto, Scale = scale };
            job.RunAll(rows);
        }
    }
}
