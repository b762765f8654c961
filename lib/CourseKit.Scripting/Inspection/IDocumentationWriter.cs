namespace CourseKit.Scripting.Inspection;

/// <summary>Writes documentation in one format.</summary>
internal interface IDocumentationWriter
{
    string MimeType { get; }

    /// <summary>C# in lines of its own.</summary>
    void Block(string code);

    /// <summary>A title over what follows.</summary>
    void Heading(string title);

    /// <summary>Begins a paragraph.</summary>
    void Paragraph();

    /// <summary>Begins an entry of a list.</summary>
    void Item();

    void Text(string text);

    void Code(string text);
}
