namespace CourseKit.Scripting;

/// <summary>Content of one MIME type, shown as it is.</summary>
/// <param name="MimeType">Such as <c>text/html</c>.</param>
/// <param name="Content">The content as text.</param>
public sealed record MimeContent(string MimeType, string Content)
{
    /// <summary>The content.</summary>
    public override string ToString() => Content;
}
