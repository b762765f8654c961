using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>An image changed so little that a person sees no difference, and what the model makes of it.</summary>
public sealed class FoolingImage
{
    private readonly double[] _original;
    private readonly double[] _changed;
    private readonly long[] _shape;

    internal FoolingImage(long before, long after, long target, double probability, int steps, Tensor original, Tensor changed)
    {
        (Before, After, Target, Probability, Steps) = (before, after, target, probability, steps);
        (_original, _changed, _shape) = (Look.Numbers(original), Look.Numbers(changed), original.shape[1..]);
        Change = Math.Sqrt(_original.Zip(_changed, (a, b) => (a - b) * (a - b)).Sum() / Math.Max(_original.Sum(v => v * v), 1e-30));
    }

    /// <summary>Class of the image as it was.</summary>
    public long Before { get; }

    /// <summary>Class of the changed image.</summary>
    public long After { get; }

    /// <summary>The class that it should be mistaken for.</summary>
    public long Target { get; }

    /// <summary>The model's probability for the target, 0…1.</summary>
    public double Probability { get; }

    /// <summary>Changes that were made.</summary>
    public int Steps { get; }

    /// <summary>Whether the model is fooled.</summary>
    public bool Succeeded => After == Target;

    /// <summary>Length of the change over the length of the image.</summary>
    public double Change { get; }

    /// <summary>The changed image, shape (C, H, W), float32; the caller owns it.</summary>
    public Tensor ToTensor() => tensor([.. _changed.Select(v => (float)v)], _shape);

    /// <summary>The image, the change, and the image that fools.</summary>
    /// <param name="normalization">What the model's inputs are normalised with; stretched to black and white when null.</param>
    /// <param name="classNames">Names of the classes; their numbers when null.</param>
    public Figure Plot(Normalization? normalization = null, IReadOnlyList<string>? classNames = null)
    {
        using var original = tensor(_original, _shape);
        using var changed = tensor(_changed, _shape);
        using var difference = (changed - original).mean([0]);
        return Figures.Pictures(
            [
                new Picture(Rasters.Image(original, normalization), Name(Before)),
                new Picture(Rasters.AroundZero(Look.Matrix(difference)), FormattableString.Invariant($"change, {100 * Change:F1} %")),
                new Picture(Rasters.Image(changed, normalization), Name(After)),
            ],
            columns: 3, title: $"Fooled into {Name(Target)}", size: 168);

        string Name(long c) => classNames is not null && c >= 0 && c < classNames.Count ? classNames[(int)c] : $"{c}";
    }
}
