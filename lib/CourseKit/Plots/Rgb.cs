using System.Globalization;

namespace CourseKit.Plots;

/// <summary>An opaque sRGB colour.</summary>
/// <param name="R">Red, 0…255.</param>
/// <param name="G">Green, 0…255.</param>
/// <param name="B">Blue, 0…255.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>White, the paper.</summary>
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <param name="hex">A hash and six hexadecimal digits.</param>
    /// <exception cref="FormatException"><paramref name="hex"/> is not of that form.</exception>
    public static Rgb Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length == 7 && hex[0] == '#' &&
            int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        throw new FormatException($"'{hex}' is not a colour: write it as #rrggbb, for instance #0072b2.");
    }

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";

    /// <summary>The colour that lies <paramref name="share"/> of the way to <paramref name="other"/>, channel by channel.</summary>
    /// <param name="other">The colour at share 1.</param>
    /// <param name="share">0…1; values outside are clamped.</param>
    public Rgb Mix(Rgb other, double share)
    {
        var t = Math.Clamp(share, 0, 1);
        return new Rgb(Blend(R, other.R, t), Blend(G, other.G, t), Blend(B, other.B, t));
    }

    /// <summary>Relative luminance, 0 (black) … 1 (white).</summary>
    /// <remarks>WCAG 2.1, definition of relative luminance.</remarks>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>Contrast ratio between two colours, 1 (same) … 21 (black on white).</summary>
    /// <param name="other">The colour beside it.</param>
    /// <remarks>WCAG 2.1, definition of contrast ratio.</remarks>
    public double Contrast(Rgb other)
    {
        var (high, low) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    private static byte Blend(byte from, byte to, double t) => (byte)Math.Round(from + ((to - from) * t));

    private static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
