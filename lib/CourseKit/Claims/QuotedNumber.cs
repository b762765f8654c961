using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Claims;

/// <summary>A number as a lecture prints it, with the rounding that its last digit stands for: "6.19e11", "138 M", "1 000", "95
/// %".</summary>
/// <param name="Text">As printed.</param>
/// <param name="Value">The number; per cent stay per cent.</param>
/// <param name="Unit">Worth of one step of the last printed digit: 1e9 for "6.19e11", 1e6 for "138 M".</param>
public sealed partial record QuotedNumber(string Text, double Value, double Unit)
{
    // A computed 0.5 may come out as 0.49999999999999994: rounding noise must not decide.
    private const double Noise = 1e-9;

    /// <summary>Reads a printed number.</summary>
    /// <param name="text">Digits, grouped by blanks or not, a decimal point, an exponent, and K, M, G or T; words around it are
    /// ignored.</param>
    /// <exception cref="ArgumentException">There is no number in the text.</exception>
    public static QuotedNumber Parse(string text)
    {
        var match = Printed().Match(text);
        if (!match.Success)
            throw new ArgumentException($"'{text}' holds no number; write it as the lecture does: 6.19e11, 138 M, 95 %.", nameof(text));
        var digits = match.Groups["digits"].Value.Replace(" ", "", StringComparison.Ordinal);
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1
            : 0;
        var exponent = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].Value, CultureInfo.InvariantCulture) : 0;
        exponent += match.Groups["scale"].Value switch { "K" or "k" => 3, "M" => 6, "G" => 9, "T" => 12, _ => 0 };
        // through text, so that 6.19e11 is the double nearest to it
        var value = double.Parse($"{digits}e{exponent}", CultureInfo.InvariantCulture);
        return new QuotedNumber(text, value, double.Parse($"1e{exponent - decimals}", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a number, rounded to the last digit printed, is this one.</summary>
    /// <param name="computed">In the same unit: per cent for per cent.</param>
    public bool Rounds(double computed) => Math.Abs(computed - Value) <= Unit / 2 * (1 + Noise);

    [GeneratedRegex(@"(?<digits>-?\d+(?: \d{3})*(?:\.\d+)?)(?:e(?<exponent>[+-]?\d+))?\s*(?<scale>[KkMGT](?![A-Za-z])|[MGTk](?=B\b))?")]
    private static partial Regex Printed();
}
