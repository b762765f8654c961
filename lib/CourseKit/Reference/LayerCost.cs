using System.Globalization;

namespace CourseKit.Reference;

/// <summary>Parameters, multiply-adds and memory of layers, by formula.</summary>
public static class LayerCost
{
    /// <summary>Weights and biases of a convolution: <c>F*(kH*kW*C/groups) + F</c>.</summary>
    /// <param name="inChannels">C.</param>
    /// <param name="outChannels">F.</param>
    /// <param name="kH">Rows of a kernel.</param>
    /// <param name="kW">Columns of a kernel.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="bias">One bias for each kernel.</param>
    public static long ConvParameters(long inChannels, long outChannels, long kH, long kW, long groups = 1, bool bias = true)
    {
        if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
            throw new ArgumentException($"{groups} groups do not divide {inChannels} channels and {outChannels} kernels.");
        return checked(outChannels * kH * kW * (inChannels / groups) + (bias ? outChannels : 0));
    }

    /// <summary>Weights and biases of a fully connected layer: <c>F*D + F</c>.</summary>
    /// <param name="inputs">D.</param>
    /// <param name="outputs">F.</param>
    /// <param name="bias">One bias for each output.</param>
    public static long LinearParameters(long inputs, long outputs, bool bias = true) => checked(inputs * outputs + (bias ? outputs : 0));

    /// <summary>Multiplications (with their additions) of a convolution on one image: one for each weight at each output
    /// position.</summary>
    /// <param name="inChannels">C.</param>
    /// <param name="outChannels">F.</param>
    /// <param name="kH">Rows of a kernel.</param>
    /// <param name="kW">Columns of a kernel.</param>
    /// <param name="oH">Rows of the output.</param>
    /// <param name="oW">Columns of the output.</param>
    /// <param name="groups">Groups of channels.</param>
    public static long ConvMultiplyAdds(long inChannels, long outChannels, long kH, long kW, long oH, long oW, long groups = 1) =>
        checked(ConvParameters(inChannels, outChannels, kH, kW, groups, bias: false) * oH * oW);

    /// <summary>Bytes of values.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bytesEach">4 for float32.</param>
    public static long Bytes(long count, int bytesEach = 4) => checked(count * bytesEach);

    /// <summary>The parameters of a convolution, written out.</summary>
    /// <inheritdoc cref="ConvParameters"/>
    public static Derivation ExplainConvParameters(long inChannels, long outChannels, long kH, long kW, long groups = 1, bool bias = true)
    {
        var count = ConvParameters(inChannels, outChannels, kH, kW, groups, bias);
        var (each, plus) = (inChannels / groups, bias ? 1 : 0);
        return new Derivation("Parameters of a convolution", count,
        [
            bias ? @"(k_H \cdot k_W \cdot C_1 + 1) \cdot N" : @"k_H \cdot k_W \cdot C_1 \cdot N",
            bias ? $@"({kH} \cdot {kW} \cdot {each} + 1) \cdot {outChannels}" : $@"{kH} \cdot {kW} \cdot {each} \cdot {outChannels}",
            $@"{kH * kW * each + plus} \cdot {outChannels} = {Grouped(count)}",
        ],
        groups == 1 ? null : $"With {groups} groups a kernel reads {each} of the {inChannels} channels.");
    }

    /// <summary>The multiply-adds of a convolution, written out.</summary>
    /// <inheritdoc cref="ConvMultiplyAdds"/>
    public static Derivation ExplainConvMultiplyAdds(long inChannels, long outChannels, long kH, long kW, long oH, long oW, long groups = 1)
    {
        var count = ConvMultiplyAdds(inChannels, outChannels, kH, kW, oH, oW, groups);
        return new Derivation("Multiply-adds of a convolution", count,
        [
            @"H_2 \cdot W_2 \cdot N \cdot k_H \cdot k_W \cdot C_1",
            $@"{oH} \cdot {oW} \cdot {outChannels} \cdot {kH} \cdot {kW} \cdot {inChannels / groups} = {Grouped(count)}",
        ]);
    }

    // 61 706 with LaTeX's thin space
    private static string Grouped(long count) =>
        count.ToString("N0", CultureInfo.InvariantCulture).Replace(",", @"\,", StringComparison.Ordinal);
}
