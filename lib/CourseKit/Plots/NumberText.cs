using System.Globalization;

namespace CourseKit.Plots;

/// <summary>Numbers as people read them on a figure, the same in every culture.</summary>
internal static class NumberText
{
    private static readonly (string Suffix, int Exponent)[] Units = [("T", 12), ("G", 9), ("M", 6), ("k", 3)];

    /// <summary>Labels for ticks whose step is a multiple of 10^<paramref name="exponent"/>: enough digits to tell them apart.</summary>
    public static IReadOnlyList<string> Labels(IReadOnlyList<double> values, int exponent, NumberStyle style)
    {
        var largest = values.Count == 0 ? 0 : values.Max(Math.Abs);
        Func<double, string> write = style == NumberStyle.Percent
            ? v => Fixed(v * 100, -exponent - 2) + "%"
            : Plain(largest, exponent);
        return [.. values.Select(v => v == 0 && style == NumberStyle.Plain ? "0" : write(v).Replace('-', '−'))];
    }

    /// <summary>One value, to about three or four significant digits.</summary>
    public static string Value(double value, NumberStyle style)
    {
        if (!double.IsFinite(value))
            return "no value";
        if (style == NumberStyle.Percent)
            return Fixed(value * 100, 1).Replace('-', '−') + "%";
        var magnitude = Math.Abs(value);
        if (magnitude is 0 or (>= 1e-3 and < 1e4))
        {
            var decimals = magnitude >= 1000 ? 0 : magnitude >= 100 ? 1 : magnitude >= 1 ? 2 : 3;
            var text = Fixed(value, decimals);
            return (text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text).Replace('-', '−');
        }
        foreach (var (suffix, unit) in Units.Where(_ => magnitude is >= 1e4 and < 1e15))
        {
            if (magnitude >= Math.Pow(10, unit))
                return Invariant(value / Math.Pow(10, unit), "0.#").Replace('-', '−') + suffix;
        }
        return Invariant(value, "0.##e0").Replace('-', '−');
    }

    /// <summary>A coordinate in SVG: two decimals are a hundredth of a pixel.</summary>
    public static string Pixel(double value) => Invariant(Math.Round(value, 2) + 0.0, "0.##");

    private static Func<double, string> Plain(double largest, int exponent)
    {
        if (largest is >= 1e15 or < 1e-3)
        {
            var digits = largest == 0 ? 0 : Math.Clamp((int)Math.Floor(Math.Log10(largest)) - exponent, 0, 16);
            var format = digits == 0 ? "0e0" : "0." + new string('#', digits) + "e0";
            return v => Invariant(v, format);
        }
        if (largest >= 1e4)
        {
            foreach (var (suffix, unit) in Units)
            {
                // 20k, 0.5M beside 1.5M; a step too fine for its unit stays in plain digits.
                if (largest >= Math.Pow(10, unit) && unit - exponent <= 2)
                    return v => Fixed(v / Math.Pow(10, unit), unit - exponent) + suffix;
            }
        }
        return v => Fixed(v, -exponent);
    }

    private static string Fixed(double value, int decimals) =>
        value.ToString("F" + Math.Max(0, decimals).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Invariant(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
