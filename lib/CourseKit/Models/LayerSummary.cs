namespace CourseKit.Models;

/// <summary>One layer of a <see cref="Summary"/>.</summary>
/// <param name="Name">Path of the layer in its model: "features.C1".</param>
/// <param name="Kind">Type of the layer: "Conv2d".</param>
/// <param name="OutputShape">Sizes of its output, without the batch.</param>
/// <param name="Parameters">Trainable numbers it holds; 0 at its second and later uses.</param>
public sealed record LayerSummary(string Name, string Kind, IReadOnlyList<long> OutputShape, long Parameters);
