using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>Reads rows of logits on the processor, without tensors for each small step.</summary>
internal static class LogitRows
{
    /// <summary>How many rows have their largest logit at the label.</summary>
    /// <param name="logits">Shape (N, K), float32, on any device.</param>
    /// <param name="labels">Shape (N), int64, on any device.</param>
    public static int CountRight(Tensor logits, Tensor labels)
    {
        using var rowsOnCpu = logits.detach().cpu();
        using var labelsOnCpu = labels.cpu();
        var rows = MemoryMarshal.Cast<byte, float>(rowsOnCpu.bytes);
        var expected = MemoryMarshal.Cast<byte, long>(labelsOnCpu.bytes);
        var classes = rows.Length / expected.Length;
        var right = 0;
        for (var n = 0; n < expected.Length; n++)
        {
            if (Largest(rows.Slice(n * classes, classes)) == expected[n])
                right++;
        }
        return right;
    }

    /// <summary>Place of the largest value; the first one where several are equal.</summary>
    public static int Largest(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var k = 1; k < row.Length; k++)
        {
            if (row[k] > row[best])
                best = k;
        }
        return best;
    }

    /// <summary>Softmax of a row, in double: <c>p[k] = exp(z[k] - max) / sum over j of exp(z[j] - max)</c>.</summary>
    public static void Softmax(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        var (largest, sum) = ((double)row[Largest(row)], 0.0);
        for (var k = 0; k < row.Length; k++)
            sum += probabilities[k] = Math.Exp(row[k] - largest);
        foreach (ref var probability in probabilities)
            probability /= sum;
    }
}
