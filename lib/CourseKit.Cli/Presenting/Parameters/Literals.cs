using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>Values as C# literals of one type, and back.</summary>
internal static class Literals
{
    /// <summary>The literal; of a kind that keeps the variable's type even where it is declared by <c>var</c>.</summary>
    public static string Format(string type, object value) => type switch
    {
        "int" => ((int)value).ToString(CultureInfo.InvariantCulture),
        "long" => ((long)value).ToString(CultureInfo.InvariantCulture) + "L",
        "float" => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f",
        "double" => WithPoint(((double)value).ToString("R", CultureInfo.InvariantCulture)),
        "bool" => (bool)value ? "true" : "false",
        _ => SymbolDisplay.FormatLiteral((string)value, quote: true),
    };

    /// <summary>A number as a value of the type; null when it does not fit.</summary>
    public static object? FromNumber(string type, double number) => type switch
    {
        "int" when number == Math.Floor(number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
        "long" when number == Math.Floor(number) && Math.Abs(number) <= 1L << 53 => (long)number,
        "float" when float.IsFinite((float)number) => (float)number,
        "double" when double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>A value as words of a comment or of a page.</summary>
    public static string Text(object value) =>
        value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>The value that words mean; null when they mean none of this type.</summary>
    public static object? Parse(string type, string text) => type switch
    {
        "string" => text,
        "bool" => text is "true" ? true : text is "false" ? false : null,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? FromNumber(type, number) : null,
    };

    private static string WithPoint(string number) => number.AsSpan().IndexOfAny('.', 'E') < 0 ? number + ".0" : number;
}
