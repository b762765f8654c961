namespace CourseKit.Reference;

/// <summary>One window of a convolution with all its products, for explaining and animating.</summary>
/// <param name="Row">Row of the output.</param>
/// <param name="Column">Column of the output.</param>
/// <param name="Patch">The input under the window, zeros where it hangs over the border, shape (kH, kW).</param>
/// <param name="Products">Patch times kernel, place by place, shape (kH, kW).</param>
/// <param name="Sum">The output: all products and the bias added up.</param>
public sealed record ConvolutionStep(int Row, int Column, double[,] Patch, double[,] Products, double Sum)
{
    /// <summary>The sum written out without its zero terms: "9 + 43 + ... = 88".</summary>
    public override string ToString()
    {
        var terms = Products.Flat().Where(product => product != 0).Select(Text).DefaultIfEmpty("0");
        return $"({Row}, {Column}): {string.Join(" + ", terms)} = {Text(Sum)}";
    }

    private static string Text(double value) => FormattableString.Invariant($"{value:0.####}");
}
