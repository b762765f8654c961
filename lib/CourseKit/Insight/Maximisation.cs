using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>An image that was made to please a unit, and how well it does.</summary>
/// <param name="Unit">What was pleased: layer and channel, or class.</param>
/// <param name="Image">Shape (C, H, W), in the model's normalised units, flat.</param>
/// <param name="Shape">C, H, W.</param>
/// <param name="Responses">The unit's response before the first step and after each.</param>
public sealed record Maximisation(string Unit, IReadOnlyList<double> Image, IReadOnlyList<long> Shape, IReadOnlyList<double> Responses)
{
    /// <summary>The image as a tensor of shape (C, H, W), float32; the caller owns it.</summary>
    public Tensor ToTensor() => tensor([.. Image.Select(v => (float)v)], [.. Shape]);

    /// <summary>The image as a picture.</summary>
    /// <param name="normalization">What the model's inputs are normalised with; stretched to black and white when null.</param>
    public Raster ToRaster(Normalization? normalization = null)
    {
        using var image = ToTensor();
        return Rasters.Image(image, normalization);
    }

    /// <summary>The image beside the response's way up.</summary>
    /// <param name="normalization">What the model's inputs are normalised with; stretched to black and white when null.</param>
    public Figure Plot(Normalization? normalization = null) => Figures.Row(
        Figures.Image(ToRaster(normalization), Unit),
        Figures.Lines("response", [.. Enumerable.Range(0, Responses.Count).Select(i => (double)i)], "step", "", ("", Responses)));
}
