using System.Globalization;
using System.Text;

namespace CourseKit.Plots.Svg;

/// <summary>
/// How wide text will be, without a font: advance widths of DejaVu Sans, which is wider than Arial, Helvetica and Segoe UI
/// character for character, so a text that fits here fits with whatever font of the theme's list a reader has.
/// </summary>
internal static class TextMetrics
{
    /// <summary>Advance widths of U+0020 … U+007E in thousandths of the font size.</summary>
    private static readonly short[] Regular =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
        636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
        634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    private static readonly short[] Bold =
    [
        348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696, 696,
        696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850,
        733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716,
        712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
    ];

    /// <summary>Height of a line of text over its font size.</summary>
    public const double LineHeight = 1.3;

    public static double Width(string text, double size, bool bold = false)
    {
        var (table, sum) = (bold ? Bold : Regular, 0);
        foreach (var rune in text.EnumerateRunes())
            sum += rune.Value is >= 0x20 and <= 0x7E ? table[rune.Value - 0x20] : Other(rune, bold);
        return sum * size / 1000;
    }

    /// <summary>The text, or its beginning with an ellipsis, within <paramref name="width"/> pixels; empty when nothing fits.</summary>
    public static string Fit(string text, double width, double size, bool bold = false)
    {
        if (Width(text, size, bold) <= width)
            return text;
        // Grapheme clusters: cutting inside one would change a letter or split a surrogate pair.
        var starts = StringInfo.ParseCombiningCharacters(text);
        for (var count = starts.Length - 1; count > 0; count--)
        {
            var cut = text[..starts[count]].TrimEnd() + "…";
            if (Width(cut, size, bold) <= width)
                return cut;
        }
        return "";
    }

    /// <summary>The text broken at spaces into at most <paramref name="most"/> lines, the last one cut where it must be.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int most, bool bold = false)
    {
        var lines = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var end = lines.Count == most - 1 ? rest.Length : BreakBefore(rest, width, size, bold);
            lines.Add(Fit(rest[..end].TrimEnd(), width, size, bold));
            rest = rest[end..].TrimStart();
        }
        return lines;
    }

    /// <summary>Length of the longest beginning that ends at a space and fits; all of it when there is no such place.</summary>
    private static int BreakBefore(string text, double width, double size, bool bold)
    {
        if (Width(text, size, bold) <= width)
            return text.Length;
        var best = -1;
        for (var space = text.IndexOf(' '); space > 0 && Width(text[..space], size, bold) <= width; space = text.IndexOf(' ', space + 1))
            best = space;
        return best > 0 ? best : text.Length;
    }

    private static int Other(Rune rune, bool bold) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ when rune.Value is '−' or '→' or '×' or '✗' or '✓' => 838,
        _ when rune.Value is >= 0xC0 and < 0x250 => bold ? 860 : 790,
        _ when rune.Value < 0x2E80 => bold ? 1130 : 1050,
        _ => 1250,     // East Asian wide characters and emoji
    };
}
