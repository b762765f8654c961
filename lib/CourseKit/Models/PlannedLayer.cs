namespace CourseKit.Models;

/// <summary>One layer of a <see cref="LayerPlan"/>: its cost follows from shapes alone, no weight is made.</summary>
/// <param name="Name">"conv1".</param>
/// <param name="Kind">"11×11/4, 96": window, stride and maps, as tables of papers write it.</param>
/// <param name="Shape">Sizes of the output without the batch: channels, rows, columns; units for a dense layer.</param>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="MultiplyAdds">Multiplications, each with its addition, for one input.</param>
/// <param name="Field">Pixels of the image along one axis that can reach one unit; 0 behind a global average or a dense layer.</param>
public sealed record PlannedLayer(
    string Name, string Kind, IReadOnlyList<long> Shape, long Parameters, long MultiplyAdds, double Field)
{
    /// <summary>Numbers that the layer gives for one input.</summary>
    public long Values => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>"(96, 55, 55)".</summary>
    public string ShapeText => $"({string.Join(", ", Shape)})";

    /// <summary>Whether it is a dense layer, one unit for all that comes in.</summary>
    public bool IsDense => Shape.Count == 1 && Parameters > 0;
}
