namespace CourseKit.Grading.Display;

/// <summary>
/// An exercise's summary in notebooks: the card, and as plain text the bare points that nbgrader reads as partial credit.
/// </summary>
internal sealed class ExerciseCheckFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";
    public const string Json = "application/vnd.coursekit.check+json";

    private readonly Formatter[] _formatters =
    [
        new Formatter(Html, SummaryCard.Of),
        new Formatter(Json, CheckJson.Of),
        new Formatter(Text, check => SummaryText.Points(check.Earned)),
    ];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<ExerciseCheck, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not ExerciseCheck check)
                return false;
            writer.Write(write(check));
            return true;
        }
    }
}
