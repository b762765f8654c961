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
        if (value is MimeBundle ready)
            return ready;
        if (value is MimeContent content)
        {
            bundle.Add(content.MimeType, content.Content);
            if (content.MimeType != Plain)
                bundle.Add(Plain, content.Content);
            return bundle;
        }
        if (value is not null)
            ConventionFormatters.AddTo(bundle, value);
        if (bundle.Data.Count == 0 && HtmlFormatter.TryFormat(value) is { } html)
            bundle.Add(Html, html);
        if (!bundle.Data.ContainsKey(Plain))
            bundle.Add(Plain, PlainTextFormatter.Format(value));
        return bundle;
    }
}
