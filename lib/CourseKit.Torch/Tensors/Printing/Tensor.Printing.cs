using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device in one line: "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => ToString(TensorStringStyle.Metadata);

        /// <summary>The tensor as text.</summary>
        /// <param name="style">The style.</param>
        /// <param name="fltFormat">A .NET format for floating-point numbers; null for that of the print options ("g5").</param>
        /// <param name="width">Characters of a line, at most; null for that of the print options (100).</param>
        /// <param name="cultureInfo">Writes numbers; null for the current one.</param>
        /// <param name="newLine">Ends a line; null for that of the print options.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null)
        {
            if (IsInvalid)
                return "[disposed tensor]";
            if (style == TensorStringStyle.Default)
                style = torch.TensorStringStyle;
            var text = new TensorText(this, fltFormat ?? Printing.FloatFormat, width ?? Printing.LineWidth,
                cultureInfo ?? CultureInfo.CurrentCulture, newLine ?? Printing.NewLine);
            return style switch
            {
                TensorStringStyle.Julia => text.Julia(),
                TensorStringStyle.Numpy => text.Numpy(),
                TensorStringStyle.CSharp => text.CSharp(),
                TensorStringStyle.Metadata => TensorText.Metadata(this),
                _ => throw new System.ComponentModel.InvalidEnumArgumentException(nameof(style), (int)style, typeof(TensorStringStyle)),
            };
        }

        /// <summary>The tensor as text: with its elements in the default style, or without.</summary>
        /// <param name="disamb">True writes the elements.</param>
        /// <param name="fltFormat">A .NET format for floating-point numbers; null for that of the print options.</param>
        /// <param name="width">Characters of a line, at most; null for that of the print options.</param>
        /// <param name="cultureInfo">Writes numbers; null for the current one.</param>
        /// <param name="newLine">Ends a line; null for that of the print options.</param>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null) =>
            ToString(disamb ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <summary>The elements as nested lists of scalars; a single scalar for a tensor without dimensions.</summary>
        public object tolist()
        {
            if (Impl.Sizes.Length == 0)
                return ToScalar();
            var list = new System.Collections.ArrayList();
            foreach (var part in unbind())
                using (part)
                    list.Add(part.tolist());
            return list;
        }
    }
}

/// <summary>The elements of tensors as text.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The tensor as text, in the default style or another.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fltFormat">A .NET format for floating-point numbers; null for that of the print options.</param>
    /// <param name="width">Characters of a line, at most; null for that of the print options.</param>
    /// <param name="newLine">Ends a line; null for that of the print options.</param>
    /// <param name="cultureInfo">Writes numbers; null for the current one.</param>
    /// <param name="style">The style.</param>
    public static string str(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null,
        CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as aligned columns.</summary>
    public static string jlstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null,
        CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as nested square brackets.</summary>
    public static string npstr(this torch.Tensor tensor, string fltFormat = "g5", int? width = 100, string? newLine = null,
        CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as an array initialiser in C#.</summary>
    public static string cstr(this torch.Tensor tensor, string fltFormat = "g5", int? width = 100, string? newLine = null,
        CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    /// <summary>Shape, element type and device.</summary>
    public static string metastr(this torch.Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    /// <summary>Writes the tensor to the console.</summary>
    /// <returns>The tensor.</returns>
    public static torch.Tensor print(this torch.Tensor t, string fltFormat = "g5", int? width = 100, string? newLine = null,
        CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }
}
