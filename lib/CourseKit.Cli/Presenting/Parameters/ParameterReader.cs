using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>
/// Finds the parameters of a cell: declarations of one variable with a literal, and a comment that begins with @ behind them.
/// </summary>
internal static class ParameterReader
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>What the comments of a cell declare. Code that does not compile is no hindrance.</summary>
    public static CellParameters Read(string code)
    {
        // Most cells have none, and the parser need not be woken for them.
        if (!code.Contains('@', StringComparison.Ordinal) || !code.Contains("//", StringComparison.Ordinal))
            return CellParameters.None;
        var root = CSharpSyntaxTree.ParseText(OnlyCSharp(code), Script).GetRoot();
        var (items, problems, isLive) = (new List<Parameter>(), new List<ParameterProblem>(), false);
        foreach (var trivia in root.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)))
        {
            if (!ParameterComment.TryRead(trivia.ToString(), out string kind, out string rest))
                continue;
            int line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            try
            {
                if (kind == "live")
                    isLive = true;
                else
                    items.Add(Parameter(trivia, kind, rest, line, items));
            }
            catch (ParameterSyntaxException e)
            {
                problems.Add(new(line, e.Message + "."));
            }
        }
        return new(items, isLive, problems);
    }

    private static Parameter Parameter(SyntaxTrivia trivia, string kind, string rest, int line, List<Parameter> before)
    {
        if (kind is not ("slider" or "choice" or "switch"))
            throw new ParameterSyntaxException($"\"@{kind}\" is no parameter; there are {ParameterComment.Kinds}");
        var declaration = Declaration(trivia)
            ?? throw new ParameterSyntaxException($"@{kind} must stand behind a variable, on its line: int epochs = 3;  // @slider 1..10");
        if (declaration.Variables is not [var variable])
            throw new ParameterSyntaxException($"@{kind} is for one variable; declare each on a line of its own");
        string name = variable.Identifier.ValueText;
        if (before.Exists(p => p.Name == name))
            throw new ParameterSyntaxException($"{name} is a parameter of this cell already");
        var (words, title) = ParameterComment.SplitTitle(rest);
        var (type, value) = Value(declaration.Type, variable.Initializer?.Value)
            ?? throw new ParameterSyntaxException(
                $"@{kind} needs a plain value after {name} =, such as 3, 0.1, \"max\" or true, of the variable's own type");
        var span = variable.Initializer!.Value.Span;
        return ParameterComment.Make(kind, words, new(name, title ?? InWords(name), line, type, value, span));
    }

    private static VariableDeclarationSyntax? Declaration(SyntaxTrivia trivia) => trivia.Token.TrailingTrivia.Contains(trivia)
        ? trivia.Token.Parent switch
        {
            FieldDeclarationSyntax field => field.Declaration,
            LocalDeclarationStatementSyntax local => local.Declaration,
            _ => null,
        }
        : null;

    private static (string Type, object Value)? Value(TypeSyntax type, ExpressionSyntax? expression)
    {
        bool isNegative = expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression };
        var literal = (isNegative ? ((PrefixUnaryExpressionSyntax)expression!).Operand : expression) as LiteralExpressionSyntax;
        object? value = literal?.Token.Value;
        if (value is null || (isNegative && !literal.IsKind(SyntaxKind.NumericLiteralExpression)))
            return null;
        string natural = value switch
        {
            int => "int",
            long => "long",
            float => "float",
            double => "double",
            bool => "bool",
            string => "string",
            _ => "",
        };
        string declared = type.ToString() is "var" ? natural : type.ToString();
        bool fits = declared == natural
            || (natural is "int" && declared is "long" or "float" or "double") || (natural is "float" && declared is "double");
        if (natural.Length == 0 || !fits)
            return null;
        if (value is string or bool)
            return (declared, value);
        double number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        return Literals.FromNumber(declared, isNegative ? -number : number) is { } exact ? (declared, exact) : null;
    }

    /// <summary>batchNorm: batch norm.</summary>
    private static string InWords(string name)
    {
        var words = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            words.Append(begins ? " " : "").Append(begins ? char.ToLowerInvariant(name[i]) : name[i]);
        }
        return words.Replace('_', ' ').ToString().Trim();
    }

    /// <summary>The code with spaces for # lines and for parts in other languages: every place stays what it is.</summary>
    private static string OnlyCSharp(string code)
    {
        if (!code.Contains('#', StringComparison.Ordinal))
            return code;
        bool isCSharp = true;
        var lines = code.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimStart();
            if (line.StartsWith("#!csharp", StringComparison.Ordinal) || line.StartsWith("#!c#", StringComparison.Ordinal))
                isCSharp = true;
            else if (Languages.Any(language => line.StartsWith("#!" + language, StringComparison.Ordinal)))
                isCSharp = false;
            if (!isCSharp || line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r", StringComparison.Ordinal))
                lines[i] = new string(' ', lines[i].Length);
        }
        return string.Join('\n', lines);
    }

    private static readonly string[] Languages = ["fsharp", "f#", "html", "markdown", "md", "javascript", "js"];
}
