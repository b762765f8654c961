using CourseKit.Plots;

namespace CourseKit.Insight;

/// <summary>One filter of a layer.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Kind">The verdict.</param>
/// <param name="Norm">Length of its weights over the median length in the layer.</param>
/// <param name="Smoothness">Correlation of neighbouring weights, -1…1: near 0 for noise.</param>
/// <param name="Twin">The earlier filter that is most like it; -1 for the first.</param>
/// <param name="TwinCorrelation">Correlation with that one, -1…1.</param>
/// <param name="Picture">Its weights as a picture.</param>
public sealed record FilterState(
    int Index, FilterKind Kind, double Norm, double Smoothness, int Twin, double TwinCorrelation, Raster Picture);
