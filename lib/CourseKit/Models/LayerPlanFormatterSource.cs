namespace CourseKit.Models;

/// <summary>The forms in which a notebook can show a <see cref="LayerPlan"/>; called by name, as for figures.</summary>
internal sealed class LayerPlanFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters =
    [
        new(Html, plan => new LayerPlanTable(plan).ToHtml()),
        new(Text, plan => plan.ToString()),
    ];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<LayerPlan, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not LayerPlan plan)
                return false;
            writer.Write(write(plan));
            return true;
        }
    }
}
