namespace CourseKit.Scripting.Display;

/// <summary>Turns a value into what front ends can show.</summary>
internal static class Formatter
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>All types that the value offers, or those asked for.</summary>
    public static MimeBundle Format(object? value, params ReadOnlySpan<string> mimeTypes)
    {
        if (value is string text && mimeTypes is [var only] && only != Plain)
            return Format(new MimeContent(only, text));

        var bundle = Everything(value);
        if (mimeTypes.Length > 0)
        {
            foreach (var (type, _) in bundle.Data.ToList())
            {
                if (type != Plain && !mimeTypes.Contains(type))
                    bundle.Data.Remove(type);
            }
        }
        return bundle;
    }

    private static MimeBundle Everything(object? value)
    {
        var bundle = new MimeBundle();
        switch (value)
        {
            case MimeBundle ready:
                return ready;
            case MimeContent content:
                string shown = ValueText.Cut(content.Content, DisplayLimits.Content);
                bundle.Add(content.MimeType, shown);
                if (content.MimeType != Plain)
                    bundle.Add(Plain, shown);
                return bundle;
            case byte[] bytes when PictureBytes.MimeType(bytes) is { } picture:
                bundle.Add(picture, Convert.ToBase64String(bytes));
                bundle.Add(Plain, $"{picture}, {bytes.Length:N0} bytes");
                return bundle;
        }
        if (value is not null)
        {
            ConventionFormatters.AddTo(bundle, value);
            PlotlyCharts.AddTo(bundle, value);
        }
        if (bundle.Data.Count == 0)
            bundle.Add(Html, HtmlFormatter.Format(value));
        if (!bundle.Data.ContainsKey(Plain))
            bundle.Add(Plain, PlainTextFormatter.Format(value));
        return bundle;
    }
}
