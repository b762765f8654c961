using System.Text.RegularExpressions;
using CourseKit.Cli.Html.Math;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CourseKit.Cli.Html;

/// <summary>Markdown cells into HTML: tables, task lists, formulas as MathML, pictures inside the page.</summary>
/// <param name="folder">The notebook's folder, where relative pictures are.</param>
internal sealed partial class MarkdownHtml(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().UseFootnotes().UseMathematics()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private readonly HashSet<string> _ids = [];

    public string Render(string markdown, Func<string, string?>? attachment = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var image in document.Descendants<LinkInline>().Where(l => l.IsImage))
            image.Url = attachment?.Invoke(image.Url ?? "") ?? EmbeddedPicture.FromFile(folder, image.Url) ?? image.Url;
        foreach (var heading in document.Descendants<HeadingBlock>())
            MakeUnique(heading.GetAttributes());
        foreach (var cell in document.Descendants<TableCell>().Where(cell => cell.Parent is TableRow { IsHeader: true }))
            NameFormula(cell);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new DisplayFormula());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeBlock());
        renderer.Render(document);
        return EmptyHeader().Replace(writer.ToString(), "<td${attributes}></td>");      // a head that says nothing is none
    }

    private const string Unseen = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

    // Screen readers find no text in a head that is a formula only: it is said in words beside.
    private static void NameFormula(TableCell cell)
    {
        var inlines = cell.Descendants<LeafInline>().ToList();
        if (inlines.All(inline => inline is MathInline or LiteralInline { Content.IsEmpty: true }))
        {
            foreach (var math in inlines.OfType<MathInline>())
            {
                math.InsertBefore(new HtmlInline(
                    $"<span style=\"{Unseen}\">{HtmlText.Escape(math.Content.ToString())}</span><span aria-hidden=\"true\">"));
                math.InsertAfter(new HtmlInline("</span>"));
            }
        }
    }

    /// <summary>Two cells may have headings of the same text.</summary>
    private void MakeUnique(HtmlAttributes heading)
    {
        if (heading.Id is not { } id)
            return;
        for (int i = 2; !_ids.Add(heading.Id); i++)
            heading.Id = $"{id}-{i}";
    }

    [GeneratedRegex(@"<th(?<attributes>[^>]*)></th>")]
    private static partial Regex EmptyHeader();

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        // Browsers may begin a line between a formula and the full stop behind it; the two are kept together.
        protected override void Write(HtmlRenderer renderer, MathInline obj)
        {
            string formula = Formula.ToHtml(obj.Content.ToString(), isDisplay: obj.DelimiterCount > 1), mark = "";
            if (obj.DelimiterCount == 1 && obj.NextSibling is LiteralInline next)
                for (; !next.Content.IsEmpty && ".,;:!?)".Contains(next.Content.CurrentChar); next.Content.SkipChar())
                    mark += next.Content.CurrentChar;
            renderer.Write(mark == "" ? formula : $"<span class=\"kept\">{formula}{mark}</span>");
        }
    }

    private sealed class DisplayFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write(Formula.ToHtml(obj.Lines.ToString(), isDisplay: true));
    }

    private sealed class CodeBlock : HtmlObjectRenderer<Markdig.Syntax.CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, Markdig.Syntax.CodeBlock obj)
        {
            string code = obj.Lines.ToString();
            bool isCSharp = obj is FencedCodeBlock { Info: { } info } && info.ToUpperInvariant() is "C#" or "CSHARP" or "CS";
            renderer.Write("<pre class=\"code\"><code>").Write(isCSharp ? CSharpHighlighter.ToHtml(code) : HtmlText.Escape(code))
                .Write("</code></pre>\n");
        }
    }
}
