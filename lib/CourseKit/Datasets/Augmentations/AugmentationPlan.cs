using System.Numerics;

namespace CourseKit.Datasets;

/// <summary>What is done to one image: where each pixel comes from, then what happens to its colour, then what is erased.</summary>
internal sealed class AugmentationPlan
{
    /// <summary>W, H, in pixels.</summary>
    public required Vector2 Size { get; init; }

    /// <summary>From a pixel's place in the result to its place in the original, both measured from the middle.</summary>
    public Matrix3x2 Source { get; private set; }

    /// <summary>Strength of the elastic field, in pixels; 0 for none.</summary>
    public float ElasticAlpha { get; set; }

    /// <summary>Deviation of the elastic field's smoothing, in pixels.</summary>
    public float ElasticSigma { get; set; }

    /// <summary>Brightness, contrast, saturation factors and hue turn, in this order of use; (1, 1, 1, 0) for none.</summary>
    public List<Vector4> Colours { get; } = [];

    /// <summary>Boxes that become black, cut to the picture.</summary>
    public List<PixelBox> Erased { get; } = [];

    public void Clear()
    {
        Source = Matrix3x2.Identity;
        ElasticAlpha = 0f;
        Colours.Clear();
        Erased.Clear();
    }

    /// <summary>Moves the picture, so far changed, once more.</summary>
    /// <param name="inverse">From the new place of a point to its old one.</param>
    public void Move(Matrix3x2 inverse) => Source = inverse * Source;
}
