using System.Globalization;
using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Questions;

/// <summary>A question to predict before one runs anything: a size, a number of parameters, a receptive field.</summary>
/// <param name="Text">The question, in Markdown.</param>
/// <param name="Solution">The right answer with its steps.</param>
/// <param name="Traps">Wrong answers that a known slip gives, and what to say to them.</param>
[TypeFormatterSource(typeof(MarkdownFormatterSource), PreferredMimeTypes = [MarkdownFormatterSource.Markdown,
    MarkdownFormatterSource.Text])]
public sealed record Question(string Text, Derivation Solution, IReadOnlyList<(double Answer, string Slip)> Traps)
{
    /// <summary>Compares a prediction with the right answer, and shows the steps.</summary>
    /// <param name="prediction">Yours; null while you have none.</param>
    public Reply Answer(double? prediction)
    {
        if (prediction is not { } value)
            return new Reply(false, "Not predicted yet: put your number in place of null, then run this cell.", null);
        if (value == Solution.Value)
            return new Reply(true, string.Create(CultureInfo.InvariantCulture, $"**Right**, {Solution.Value}."), Solution);
        var slip = Traps.FirstOrDefault(trap => trap.Answer == value).Slip;
        return new Reply(false, string.Create(CultureInfo.InvariantCulture, $"**Not {value}.** {slip}").TrimEnd(), Solution);
    }

    /// <summary>The question.</summary>
    public override string ToString() => Text;
}
