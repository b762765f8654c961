using System.Text;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots.Pixels;

/// <summary>
/// Letters as pen strokes, for pictures made without any font: plain sans-serif forms drawn for this kit, as wide as
/// <see cref="TextMetrics"/> says, so that a text takes the room that the layout gave it.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Height of the grid's unit over the font size: capitals are 7 units high.</summary>
    private const double Unit = 0.73 / 7;

    /// <summary>Room on each side of a letter, over the font size.</summary>
    private const double Bearing = 0.085;

    /// <summary>What stands for a character that has no strokes here.</summary>
    private const string Unknown = "0209595202";

    /// <summary>
    /// Strokes of every character from the space to the tilde, separated by commas. A stroke is a list of points, two digits each: x from
    /// the left, then y with the baseline at 2, small letters up to 7, capitals up to 9. A tilde before it rounds its corners.
    /// </summary>
    private static readonly string[] Ascii =
    [
        "", "0904,0202", "0907,2927", "1229,3249,0454,0757", "~584919080716455453421203,3931", "0269,~0819281708,~4354635243",
        "~6217182939483615040312325465", "0907", "~291806041221", "~091826241201", "2925,0846,0648",
        "3238,0565", "131201", "0525", "0202", "0139",
        "~194957544212040719", "082922,0242", "~08194958574502,0252", "~08194958574626,~26465553421203", "42490454",
        "590906,~06465553421203", "~584929070412425355461605", "095922", "~194958574616070819,~164655534212030516",
        "~031232545749190806154556", "0202,0606", "1616,131201", "580552", "0454,0656", "085502", "~08193948472524,2222",
        "~6352220407295967655445,~47372625344547",
        "023962,1454", "020939,~394958574636,0636,~364655534232,3202", "~5849290704224253", "020929,~294957544222,2202", "59090252,0646",
        "590902,0646", "~5849290704224253,535535", "0209,5259,0656", "0209", "~3934221203", "0209,5905,1652", "090252", "0209356962",
        "02095259", "~294967644222040729", "020939,~394958564535,3505", "~294967644222040729,4361", "020939,~394958564535,3505,3552",
        "~584919080716455453421203", "0969,3932", "~090412425459", "093269", "0922486289", "0952,0259", "0936,6936,3632", "09590252",
        "29090121", "0931", "09292101", "062946", "0151", "0918",
        "~06173746,4642,~45150403123243", "0902,~0617374643321203", "~4637170603123243", "4942,~4637170603123243",
        "0545,~454637170603123243",
        "~39291812,0737", "~4637170603123243,4742,~4241301001", "0902,~06173746,4642",
        "0702,0909", "~27211000,2929", "0902,3704,1542", "0902",
        "0702,~06173746,4642,~46577786,8682", "0702,~06173746,4642",
        "~173746433212030617", "0700,~0617374643321203", "4740,~4637170603123243",
        "0702,~061737", "~46371706153443321203", "~19132232,0737", "~0703123243,4742", "072247", "0722364267", "0742,0247", "0722,47221000",
        "07470242", "~29191605,~05141121", "0901", "~09191625,~25141101", "~05163445",
    ];

    private static readonly Dictionary<int, string> Others = new()
    {
        ['−'] = "0565", ['–'] = "0545", ['—'] = "0575", ['×'] = "0347,0743", ['…'] = "0202,2222,4242", ['→'] = "0575,537557",
        ['±'] = "3438,0666,0262", ['·'] = "0505", ['≤'] = "590757,0353", ['≥'] = "095707,0353", ['’'] = "0907", ['°'] = "~0819281708",
        ['²'] = "~0819280606,0626",
        ['σ'] = "~372717060312324345362747", ['λ'] = "~09194252,2602", ['α'] = "~4736170603123347",
        ['π'] = "0757,1712,4742", ['θ'] = "~194957544212040719,0656",
    };

    /// <summary>Strokes of a text that starts at the origin; y grows downwards. A point alone is a dot.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Strokes(string text, double size, bool bold)
    {
        var at = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            var advance = TextMetrics.Width(rune.ToString(), size, bold);
            foreach (var stroke in Glyph(rune, advance, size))
                yield return [.. stroke.Select(p => (at + p.X, p.Y))];
            at += advance;
        }
    }

    private static IEnumerable<IReadOnlyList<(double X, double Y)>> Glyph(Rune rune, double advance, double size)
    {
        var code = rune.Value is >= 0x20 and <= 0x7E ? Ascii[rune.Value - 0x20] : Others.GetValueOrDefault(rune.Value, Unknown);
        var strokes = code.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        var width = strokes.SelectMany(s => s).Select(p => p.X).DefaultIfEmpty(0).Max();
        var room = advance - (2 * Bearing * size);
        var scale = width > 0 ? Math.Min(room / width, Unit * 1.25 * size) : 0;
        var left = (advance - (scale * width)) / 2;
        return strokes.Select(s => (IReadOnlyList<(double, double)>)[.. s.Select(p => (left + (p.X * scale), (2 - p.Y) * Unit * size))]);
    }

    private static List<(double X, double Y)> Read(string stroke)
    {
        var digits = stroke.Where(char.IsAsciiDigit).Select(c => (double)(c - '0')).ToList();
        var points = Enumerable.Range(0, digits.Count / 2).Select(i => (digits[2 * i], digits[(2 * i) + 1])).ToList();
        return stroke[0] == '~' ? Rounded(Rounded(points)) : points;
    }

    /// <remarks>Chaikin, An algorithm for high-speed curve generation, 1974: every corner is cut at a quarter of its sides.</remarks>
    private static List<(double X, double Y)> Rounded(List<(double X, double Y)> points)
    {
        var closed = points[0] == points[^1];
        var cut = new List<(double X, double Y)>();
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            cut.Add(i == 0 && !closed ? a : Between(a, b, 0.25));
            cut.Add(i + 2 == points.Count && !closed ? b : Between(a, b, 0.75));
        }
        if (closed)
            cut.Add(cut[0]);
        return cut;
    }

    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, double share) =>
        (a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));
}
