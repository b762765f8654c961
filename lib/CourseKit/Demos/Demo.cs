using System.Buffers;
using System.Text;
using System.Text.Json;
using CourseKit.Plots;

namespace CourseKit.Demos;

/// <summary>
/// Something to play with in a notebook: a picture that comes alive where scripts run. It needs no server, fetches nothing, and any
/// number of them share a page. Where scripts don't run the picture stays, with its description for people who do not see it.
/// </summary>
public abstract class Demo
{
    private protected Demo(string kind, string title) => (Kind, Title) = (kind, title);

    /// <summary>Stands on top.</summary>
    public string Title { get; }

    /// <summary>Name of the script that brings it to life, and of its class in the style sheet.</summary>
    internal string Kind { get; }

    /// <summary>What is shown where scripts don't run: on paper, in notebooks that are not trusted, on GitHub.</summary>
    public abstract Figure Picture { get; }

    /// <summary>The scripts in the order in which they build on each other, without the common one.</summary>
    private protected abstract IEnumerable<string> Scripts { get; }

    /// <summary>Writes what the script starts from: the members of one JSON object.</summary>
    private protected abstract void Write(Utf8JsonWriter json);

    /// <summary>The piece for a page: picture, data, script and styles in one element.</summary>
    /// <returns>An HTML fragment that fetches nothing. Its parts are found by class, not by id.</returns>
    /// <remarks>
    /// The data are an attribute and the script looks for elements that wait for it, because front ends differ in where a script is
    /// when it runs: in place (nbconvert, JupyterLab), in a copy at the end (VS Code), in the head of the page (classic Notebook).
    /// </remarks>
    public string ToHtml() => new StringBuilder()
        .Append($"<div class=\"ck-demo ck-{Kind}\" data-ck-kind=\"{Kind}\" data-ck=\"{PlainText.Markup(ToJson())}\">")
        .Append($"<div class=\"ck-still\">{Picture.ToHtml()}</div>")
        .Append($"<script>{Page.Script(Kind, Scripts)}</script></div>")
        .ToString();

    /// <summary>The static picture as an SVG document.</summary>
    public string ToSvg() => Picture.ToSvg();

    /// <summary>One line that says what the picture shows.</summary>
    public override string ToString() => $"[{GetType().Name}] {Picture.Description}";

    /// <summary>What the script starts from.</summary>
    internal string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("title", Title);
            Write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
