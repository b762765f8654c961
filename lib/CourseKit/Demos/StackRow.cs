using CourseKit.Reference;

namespace CourseKit.Demos;

/// <summary>What a <see cref="ShapeCalculator"/> says about a layer.</summary>
/// <param name="Layer">The layer; null for the input.</param>
/// <param name="Shape">Sizes of its output, without the batch: channels, rows, columns; or units.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="MultiplyAdds">Multiplications, each with its addition, for one image.</param>
/// <param name="Field">What one unit sees of the image; null after a fully connected layer, which sees all of it.</param>
public sealed record StackRow(StackLayer? Layer, IReadOnlyList<int> Shape, long Parameters, long MultiplyAdds, Field? Field)
{
    /// <summary>The row of the layer after this one.</summary>
    /// <exception cref="ArgumentException">The layer's window does not fit, or it is one of windows after a fully connected
    /// one.</exception>
    internal StackRow Through(StackLayer layer)
    {
        if (layer.Kind == StackKind.Dense)
            return Dense(layer, Shape.Aggregate(1, (product, size) => checked(product * size)));
        if (Shape.Count != 3)
            throw new ArgumentException($"'{layer.Name}' has windows, but a fully connected layer before it left no rows and columns.");
        int Size(int size) => OutputSize.Of(size, layer.Kernel, layer.Stride, layer.Padding, layer.Dilation);
        var (C, oH, oW) = (Shape[0], Size(Shape[1]), Size(Shape[2]));
        var isConv = layer.Kind == StackKind.Conv;
        return new StackRow(layer, [isConv ? Positive(layer) : C, oH, oW],
            isConv ? LayerCost.ConvParameters(C, layer.Outputs, layer.Kernel, layer.Kernel) : 0,
            isConv ? LayerCost.ConvMultiplyAdds(C, layer.Outputs, layer.Kernel, layer.Kernel, oH, oW) : 0,
            Field!.Through(new FieldLayer(layer.Name, layer.Kernel, layer.Stride, layer.Padding, layer.Dilation)));
    }

    private static StackRow Dense(StackLayer layer, int inputs) =>
        new(layer, [Positive(layer)], LayerCost.LinearParameters(inputs, layer.Outputs), (long)inputs * layer.Outputs, null);

    private static int Positive(StackLayer layer) => layer.Outputs >= 1 ? layer.Outputs
        : throw new ArgumentException($"'{layer.Name}' has {layer.Outputs} outputs; it needs 1 or more.");
}
