using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Completion;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Inspection;

/// <summary>What is to be said of a symbol, in every format.</summary>
internal static class InspectionText
{
    private const int MaxOverloads = 20;
    private const int MaxSource = 20_000;

    /// <param name="symbols">The symbol; or the overloads of a method, the meant one first.</param>
    /// <param name="detail">1 for more than signature and documentation.</param>
    public static MimeBundle Of(IReadOnlyList<ISymbol> symbols, int detail)
    {
        var bundle = new MimeBundle();
        foreach (var writer in new IDocumentationWriter[] { new PlainDocumentation(), new MarkdownDocumentation(),
            new HtmlDocumentation() })
        {
            Write(symbols, detail, writer);
            bundle.Add(writer.MimeType, writer.ToString()!);
        }
        return bundle;
    }

    private static void Write(IReadOnlyList<ISymbol> symbols, int detail, IDocumentationWriter to)
    {
        var main = symbols[0];
        int more = symbols.Count - MaxOverloads;
        to.Block(string.Join('\n', symbols.Take(MaxOverloads).Select(SymbolText.Signature))
            + (more > 0 ? $"\n// and {more} more overloads" : ""));
        // The members of a method group are often documented on one of them only.
        if (symbols.Select(DocumentationLookup.Find).FirstOrDefault(d => d is not null) is { } documentation)
        {
            DocumentationRenderer.Write(documentation, to);
            if (detail > 0)
                DocumentationRenderer.WriteMore(documentation, to);
        }
        else if (TypeOf(main) is { } type && DocumentationLookup.Find(type)?.Element("summary") is not null)
        {
            DocumentationRenderer.Write(DocumentationLookup.Find(type)!, to);
        }
        if (main.ContainingAssembly is { } assembly && !main.Locations.Any(l => l.IsInSource))
        {
            to.Heading("Declared in");
            to.Paragraph();
            to.Text(main is INamespaceSymbol ? assembly.Name : $"{main.ContainingNamespace?.ToDisplayString()}, {assembly.Name}.dll");
        }
        if (detail > 0 && Source(main) is { } source)
        {
            to.Heading("Source");
            to.Block(source);
        }
    }

    /// <summary>The type of a variable: a variable has no documentation of its own.</summary>
    private static INamedTypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IFieldSymbol { ContainingType.IsScriptClass: true } field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    } as INamedTypeSymbol;

    private static string? Source(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } node)
            return null;
        string text = Instrumentation.Without(node.SyntaxTree.GetText().ToString(node.Span));
        return text.Length <= MaxSource ? text : text[..MaxSource] + "\n// ...";
    }
}
