using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CourseKit.Scripting.Inspection;

/// <summary>Walks a documentation comment and writes it.</summary>
internal static partial class DocumentationRenderer
{
    /// <summary>What the symbol is for, its parameters, what it gives and throws.</summary>
    public static void Write(XElement documentation, IDocumentationWriter to)
    {
        if (documentation.Element("summary") is { } summary)
        {
            to.Paragraph();
            Content(summary, to);
        }
        Entries(documentation, "typeparam", "name", "Type parameters", to);
        Entries(documentation, "param", "name", "Parameters", to);
        Section(documentation, "returns", "Returns", to);
        Section(documentation, "value", "Value", to);
        Entries(documentation, "exception", "cref", "Exceptions", to);
    }

    /// <summary>Remarks and examples.</summary>
    public static void WriteMore(XElement documentation, IDocumentationWriter to)
    {
        Section(documentation, "remarks", "Remarks", to);
        Section(documentation, "example", "Example", to);
    }

    private static void Section(XElement documentation, string element, string title, IDocumentationWriter to)
    {
        if (documentation.Element(element) is not { } section || (section.IsEmpty && !section.HasElements))
            return;
        to.Heading(title);
        to.Paragraph();
        Content(section, to);
    }

    private static void Entries(XElement documentation, string element, string attribute, string title, IDocumentationWriter to)
    {
        var entries = documentation.Elements(element).ToList();
        if (entries.Count == 0)
            return;
        to.Heading(title);
        foreach (var entry in entries)
        {
            to.Item();
            to.Code(ShortName((string?)entry.Attribute(attribute) ?? ""));
            to.Text(": ");
            Content(entry, to);
        }
    }

    private static void Content(XElement element, IDocumentationWriter to)
    {
        bool first = true;
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText text:
                    string words = Blanks().Replace(text.Value, " ");
                    to.Text(first ? words.TrimStart() : node.NextNode is null ? words.TrimEnd() : words);
                    break;
                case XElement inner:
                    Inline(inner, to, first);
                    break;
            }
            first = false;
        }
    }

    private static void Inline(XElement element, IDocumentationWriter to, bool first)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso":
                if (element.IsEmpty || element.Value.Length == 0)
                    to.Code((string?)element.Attribute("langword")
                        ?? ShortName((string?)element.Attribute("cref") ?? (string?)element.Attribute("href") ?? ""));
                else
                    to.Text(element.Value);
                break;
            case "paramref" or "typeparamref":
                to.Code((string?)element.Attribute("name") ?? "");
                break;
            case "c":
                to.Code(element.Value);
                break;
            case "code":
                to.Block(Unindented(element.Value));
                break;
            case "para":
                if (!first)
                    to.Paragraph();
                Content(element, to);
                break;
            case "br":
                to.Paragraph();
                break;
            case "item":
                to.Item();
                Content(element, to);
                break;
            case "term" when element.ElementsAfterSelf("description").Any():
                Content(element, to);
                to.Text(": ");
                break;
            default:
                Content(element, to);
                break;
        }
    }

    /// <summary>Of <c>M:System.String.Join(System.String)</c> the part that a reader looks for: <c>String.Join</c>.</summary>
    private static string ShortName(string cref)
    {
        string name = cref.Length > 2 && cref[1] == ':' ? cref[2..] : cref;
        int paren = name.IndexOf('(', StringComparison.Ordinal);
        name = paren < 0 ? name : name[..paren];
        name = Arity().Replace(name, "").Replace("#ctor", "new", StringComparison.Ordinal);
        var parts = name.Split('.');
        bool isMember = cref is ['M' or 'P' or 'F' or 'E', ':', ..];
        return cref.Contains("://", StringComparison.Ordinal) ? cref : isMember && parts.Length > 1 ? $"{parts[^2]}.{parts[^1]}"
            : parts[^1];
    }

    private static string Unindented(string code)
    {
        var lines = code.Trim('\r', '\n').TrimEnd().Split('\n').Select(l => l.TrimEnd()).ToList();
        int indent = lines.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(l => l.Length >= indent ? l[indent..] : l));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"``?\d+")]
    private static partial Regex Arity();
}
