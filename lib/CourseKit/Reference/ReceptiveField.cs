namespace CourseKit.Reference;

/// <summary>How far units see, layer by layer.</summary>
/// <remarks>Araujo, Norris, Sim, Computing receptive fields of convolutional neural networks, Distill 2019, equations 2 to 4.</remarks>
public static class ReceptiveField
{
    /// <summary>The fields of a stack of layers: the input first, then each layer's.</summary>
    /// <param name="layers">First layer first.</param>
    public static IReadOnlyList<Field> Of(params IReadOnlyList<FieldLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var fields = new List<Field> { Field.Input };
        foreach (var layer in layers)
            fields.Add(fields[^1].Through(layer));
        return fields;
    }

    /// <summary>The size of the last field, written out.</summary>
    /// <param name="layers">First layer first.</param>
    public static Derivation Explain(params IReadOnlyList<FieldLayer> layers)
    {
        var fields = Of(layers);
        var steps = new List<string> { @"r_l = r_{l-1} + (k_l - 1)\, d_l\, j_{l-1}, \quad j_l = j_{l-1}\, s_l" };
        foreach (var (l, layer) in layers.Index())
        {
            var (before, after) = (fields[l], fields[l + 1]);
            var sum = FormattableString.Invariant($@"{before.Size} + ({layer.Kernel} - 1) \cdot {layer.Dilation} \cdot {before.Jump}");
            steps.Add(FormattableString.Invariant($@"\text{{{layer.Name}}}:\; r = {sum} = {after.Size}, \; j = {after.Jump}"));
        }
        return new Derivation("Receptive field", fields[^1].Size, steps);
    }
}
