namespace CourseKit.Models;

/// <summary>One layer of a <see cref="Summary"/>.</summary>
/// <param name="Name">Path of the layer in its model: "features.C1".</param>
/// <param name="Kind">Type of the layer: "Conv2d".</param>
/// <param name="OutputShape">Sizes of its output, without the batch.</param>
/// <param name="Parameters">Trainable numbers it holds; 0 at its second and later uses.</param>
/// <param name="MultiplyAdds">Multiplications, each with its addition, for one input; convolutions and dense layers count, others are
/// 0.</param>
/// <param name="ForwardBytes">Memory of its output for one input.</param>
/// <param name="BackwardBytes">Memory of the gradients that the backward pass adds: of its output, for one input, and of its
/// parameters.</param>
/// <param name="ReceptiveField">
/// Rows and columns of the image that can reach one unit, padding included; null where the input is not an image.
/// </param>
public sealed record LayerSummary(
    string Name, string Kind, IReadOnlyList<long> OutputShape, long Parameters, long MultiplyAdds, long ForwardBytes, long BackwardBytes,
    (double Rows, double Columns)? ReceptiveField);
