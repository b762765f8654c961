using CourseKit.Datasets;
using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>Images of a data set as a network's input, in one call.</summary>
public static class Inputs
{
    /// <summary>One test image, normalised as for training.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="index">Which test image.</param>
    /// <returns>Shape (C, H, W), float32; the caller owns it.</returns>
    public static Tensor Input(this ImageDataset data, int index)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        var (x, _) = new BatchLoader(data.Test.Subset([index]), 1, data.Normalization).Load(0);
        return x[0].clone().DetachFromDisposeScope();
    }

    /// <summary>The first test images as one batch, normalised as for training.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="count">How many.</param>
    /// <returns>Images, shape (N, C, H, W), float32, and labels, shape (N), int64; the caller owns both.</returns>
    public static (Tensor x, Tensor y) Batch(this ImageDataset data, int count = 100)
    {
        ArgumentNullException.ThrowIfNull(data);
        var set = data.Test.Take(count);
        return new BatchLoader(set, set.Count, data.Normalization).Load(0);
    }
}
