using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Scripting.Inspection;

/// <summary>Documentation as Markdown.</summary>
internal sealed partial class MarkdownDocumentation : IDocumentationWriter
{
    private readonly StringBuilder _text = new();

    public string MimeType => "text/markdown";

    public void Block(string code) => _text.Append("\n\n```csharp\n").Append(code).Append("\n```\n");

    public void Heading(string title) => _text.Append("\n\n**").Append(title).Append("**\n\n");

    public void Paragraph() => _text.Append("\n\n");

    public void Item() => _text.Append("\n- ");

    public void Text(string text) => _text.Append(Special().Replace(text, @"\$0"));

    public void Code(string text)
    {
        // A span of code that holds backticks needs a longer fence.
        string fence = text.Contains('`') ? "``" : "`";
        _text.Append(fence).Append(text).Append(fence);
    }

    public override string ToString() => _text.ToString().Trim();

    [GeneratedRegex(@"[\\`*_<>\[\]|#]")]
    private static partial Regex Special();
}
