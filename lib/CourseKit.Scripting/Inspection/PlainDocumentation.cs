using System.Text;

namespace CourseKit.Scripting.Inspection;

/// <summary>Documentation as text without marks.</summary>
internal sealed class PlainDocumentation : IDocumentationWriter
{
    private readonly StringBuilder _text = new();

    public string MimeType => "text/plain";

    public void Block(string code) => _text.Append(_text.Length > 0 ? "\n" : "").Append(code).Append('\n');

    public void Heading(string title) => _text.Append("\n\n").Append(title).Append(':');

    public void Paragraph() => _text.Append('\n');

    public void Item() => _text.Append("\n  ");

    public void Text(string text) => _text.Append(text);

    public void Code(string text) => _text.Append(text);

    public override string ToString() => _text.ToString().Trim();
}
