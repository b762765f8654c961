namespace CourseKit.Reference;

/// <summary>What one unit of a layer sees of the image, along one axis.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Size">Pixels of the image that can reach one unit.</param>
/// <param name="Jump">Distance between the fields of neighbouring units, in pixels of the image.</param>
/// <param name="Start">Centre of the first unit's field, in pixels from the image's edge: 0.5 is the middle of the first pixel.</param>
public sealed record Field(string Name, double Size, double Jump, double Start)
{
    /// <summary>The image itself: a pixel sees itself.</summary>
    public static Field Input { get; } = new("input", 1, 1, 0.5);

    /// <summary>What a unit sees through one more layer: <c>size + (kernel - 1)*dilation*jump</c>, <c>jump * stride</c>.</summary>
    public Field Through(FieldLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var reach = (layer.Kernel - 1) * layer.Dilation;
        return new Field(layer.Name, Size + reach * Jump, Jump * layer.Stride, Start + (reach / 2.0 - layer.Padding) * Jump);
    }
}
