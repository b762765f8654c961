using CourseKit.Plots;

namespace CourseKit.Insight;

/// <summary>A piece of an image to which a channel answers.</summary>
/// <param name="Image">Number of the image in its set.</param>
/// <param name="Channel">Number of the channel.</param>
/// <param name="Response">The channel's largest value on the image.</param>
/// <param name="Top">First row of the piece: the unit's receptive field, cut at the image's border.</param>
/// <param name="Left">First column of the piece.</param>
/// <param name="Picture">The piece.</param>
public sealed record Patch(int Image, int Channel, double Response, int Top, int Left, Raster Picture);
