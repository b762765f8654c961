using System.Net;
using System.Text;

namespace CourseKit.Scripting.Inspection;

/// <summary>Documentation as HTML.</summary>
internal sealed class HtmlDocumentation : IDocumentationWriter
{
    private readonly StringBuilder _text = new();
    private string _open = "";

    public string MimeType => "text/html";

    public void Block(string code) => Close().Append("<pre><code>").Append(WebUtility.HtmlEncode(code)).Append("</code></pre>");

    public void Heading(string title) => Close().Append("<p><b>").Append(WebUtility.HtmlEncode(title)).Append("</b></p>");

    public void Paragraph() => Open("<p>", "</p>");

    public void Item() => Open("<div style=\"margin-left:1em\">", "</div>");

    public void Text(string text) => _text.Append(WebUtility.HtmlEncode(text));

    public void Code(string text) => _text.Append("<code>").Append(WebUtility.HtmlEncode(text)).Append("</code>");

    public override string ToString() => Close().ToString();

    private void Open(string start, string end)
    {
        Close().Append(start);
        _open = end;
    }

    private StringBuilder Close()
    {
        _text.Append(_open);
        _open = "";
        return _text;
    }
}
