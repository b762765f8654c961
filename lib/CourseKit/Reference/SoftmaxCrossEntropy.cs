namespace CourseKit.Reference;

/// <summary>Softmax and cross entropy together: from logits to the mean loss of a batch, and back.</summary>
public static class SoftmaxCrossEntropy
{
    /// <summary><c>p[n,k] = exp(z[n,k]) / sum over k of exp(z[n,k])</c>, with the row's maximum taken off first so that exp stays
    /// finite.</summary>
    /// <param name="logits">Shape (N, K).</param>
    /// <returns>Probabilities, shape (N, K), each row adding up to 1.</returns>
    public static double[,] Softmax(double[,] logits)
    {
        var (N, K) = logits.Shape();
        var p = new double[N, K];
        for (var n = 0; n < N; n++)
        {
            var largest = Enumerable.Range(0, K).Max(k => logits[n, k]);
            var sum = Enumerable.Range(0, K).Sum(k => Math.Exp(logits[n, k] - largest));
            for (var k = 0; k < K; k++)
                p[n, k] = Math.Exp(logits[n, k] - largest) / sum;
        }
        return p;
    }

    /// <summary><c>L = -mean over n of log p[n, target[n]]</c>.</summary>
    /// <param name="logits">Shape (N, K).</param>
    /// <param name="targets">Class of each row, from 0 to K - 1, shape (N).</param>
    /// <returns>The loss in nats; ln K where the network knows nothing.</returns>
    /// <exception cref="ArgumentException">A target is out of range, or their number is not N.</exception>
    public static double Forward(double[,] logits, int[] targets)
    {
        Check(logits, targets);
        var (N, K) = logits.Shape();
        var loss = 0.0;
        for (var n = 0; n < N; n++)
        {
            var largest = Enumerable.Range(0, K).Max(k => logits[n, k]);
            var logSum = largest + Math.Log(Enumerable.Range(0, K).Sum(k => Math.Exp(logits[n, k] - largest)));
            loss += (logSum - logits[n, targets[n]]) / N;
        }
        return loss;
    }

    /// <summary><c>dL/dz[n,k] = (p[n,k] - (k == target[n] ? 1 : 0)) / N</c>: what was said minus what was right.</summary>
    /// <param name="logits">Shape (N, K).</param>
    /// <param name="targets">Class of each row.</param>
    /// <returns>Shape (N, K).</returns>
    public static double[,] Backward(double[,] logits, int[] targets)
    {
        Check(logits, targets);
        var (N, _) = logits.Shape();
        var dz = Softmax(logits);
        foreach (var (n, k) in logits.Indices())
            dz[n, k] = (dz[n, k] - (k == targets[n] ? 1 : 0)) / N;
        return dz;
    }

    private static void Check(double[,] logits, int[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var (N, K) = logits.Shape();
        if (targets.Length != N)
            throw new ArgumentException($"There are {N} rows of logits and {targets.Length} targets.");
        foreach (var target in targets)
        {
            if (target < 0 || target >= K)
                throw new ArgumentException($"Target {target} is not one of the classes 0 to {K - 1}.");
        }
    }
}
