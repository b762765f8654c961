using System.Text;

namespace CourseKit.Cli.Html.Math;

/// <summary>
/// LaTeX formulas into MathML, for the part of LaTeX that a course on networks writes: fractions, roots, scripts, Greek letters,
/// sums with limits, fences, text, matrices, cases, aligned lines. Anything else is a <see cref="FormatException"/>.
/// </summary>
/// <param name="latex">The formula without its dollars.</param>
/// <param name="isDisplay">Whether limits of sums stand above and below.</param>
internal sealed class LatexParser(string latex, bool isDisplay)
{
    private int _at;

    public string Parse()
    {
        string result = Row(() => _at >= latex.Length);
        return _at >= latex.Length ? result : throw Unknown("}");
    }

    private string Row(Func<bool> isEnd)
    {
        var row = new StringBuilder();
        while (SkipSpace() && !isEnd())
        {
            bool isFunction = IsFunction();
            row.Append(Scripted());
            // "ln x" stands apart, "ln(x)" does not
            if (isFunction && SkipSpace() && !isEnd() && latex[_at] is not ('(' or '[' or '|' or '=' or ',' or '+' or '-'))
                row.Append("<mspace width=\"0.17em\"></mspace>");
        }
        return row.ToString();
    }

    /// <summary>One item with its sub- and superscripts.</summary>
    private string Scripted()
    {
        int start = _at;
        bool hasLimits = TakesLimits();
        string item = latex[_at] is '^' or '_' ? "<mrow></mrow>" : Item();
        string? below = null, above = null;
        while (SkipSpace() && _at < latex.Length && latex[_at] is '^' or '_' or '\'')
        {
            char mark = latex[_at++];
            if (mark == '\'')
                above = (above ?? "") + "<mo>′</mo>";
            else if (mark == '_')
                below = below is null ? Argument() : throw Unknown("a second subscript");
            else
                above = (above ?? "") + Argument();
        }
        if (_at == start)
            throw Unknown(latex[_at..]);
        string Wrap(string tag, string content) => $"<{tag}>{item}{content}</{tag}>";
        string up = $"<mrow>{above}</mrow>";
        return (below, above) switch
        {
            (null, null) => item,
            (not null, null) => Wrap(hasLimits ? "munder" : "msub", below),
            (null, not null) => Wrap(hasLimits ? "mover" : "msup", up),
            _ => Wrap(hasLimits ? "munderover" : "msubsup", below + up),
        };
    }

    private bool IsFunction() =>
        NextCommand() is { } name && (LatexSymbols.Functions.Contains(name) || LatexSymbols.LimitFunctions.Contains(name));

    /// <summary>The name of the command that comes next, or null when none does.</summary>
    private string? NextCommand()
    {
        if (latex[_at] != '\\')
            return null;
        int end = _at + 1;
        while (end < latex.Length && char.IsAsciiLetter(latex[end]))
            end++;
        return latex[(_at + 1)..end];
    }

    private bool TakesLimits()
    {
        if (!isDisplay || NextCommand() is not { } name)
            return false;
        return LatexSymbols.Large.ContainsKey(name) || LatexSymbols.LimitFunctions.Contains(name)
            || name is "operatorname" or "underbrace" or "overbrace";
    }

    private string Item()
    {
        char c = latex[_at];
        if (c == '\\')
            return Command();
        if (c == '{')
            return Group();
        if (char.IsAsciiDigit(c))
            return $"<mn>{Number()}</mn>";
        _at++;
        if (char.IsLetter(c))
            return $"<mi>{c}</mi>";
        return c switch
        {
            '}' or '^' or '_' or '&' or '$' or '#' or '%' => throw Unknown(c.ToString()),
            '~' => "<mspace width=\"0.33em\"></mspace>",
            '-' => "<mo>−</mo>",
            '*' => "<mo>∗</mo>",
            '(' or ')' or '[' or ']' or '|' => $"<mo stretchy=\"false\">{c}</mo>",
            _ => $"<mo>{HtmlText.Escape(c.ToString())}</mo>",
        };
    }

    private string Number()
    {
        int start = _at;
        while (_at < latex.Length
            && (char.IsAsciiDigit(latex[_at]) || (latex[_at] == '.' && _at + 1 < latex.Length && char.IsAsciiDigit(latex[_at + 1]))))
            _at++;
        return latex[start.._at];
    }

    private string Command()
    {
        string name = CommandName();
        if (LatexSymbols.Identifiers.TryGetValue(name, out var letter))
            return $"<mi>{letter}</mi>";
        if (LatexSymbols.Operators.TryGetValue(name, out var sign))
            return $"<mo>{sign}</mo>";
        if (LatexSymbols.Large.TryGetValue(name, out var large))
            return $"<mo largeop=\"true\">{large}</mo>";
        if (LatexSymbols.Integrals.TryGetValue(name, out var integral))
            return $"<mo largeop=\"true\">{integral}</mo>";
        if (LatexSymbols.Functions.Contains(name) || LatexSymbols.LimitFunctions.Contains(name))
            return $"<mi mathvariant=\"normal\">{name}</mi>";
        if (LatexSymbols.Spaces.TryGetValue(name, out var width))
            return $"<mspace width=\"{width}em\"></mspace>";
        if (LatexSymbols.Accents.TryGetValue(name, out var accent))
            return $"<mover accent=\"true\"><mrow>{Argument()}</mrow><mo>{accent}</mo></mover>";
        return name switch
        {
            "frac" or "dfrac" or "tfrac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
            "binom" => $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>",
            "sqrt" => Root(),
            "text" or "textrm" or "textbf" or "textit" or "mbox" or "textsf" or "texttt" =>
                $"<mtext>{HtmlText.Escape(RawArgument()).Replace(" ", "\u00a0", StringComparison.Ordinal)}</mtext>",
            "mathrm" or "operatorname" or "mathsf" or "mathtt" =>
                $"<mi mathvariant=\"normal\">{HtmlText.Escape(RawArgument().Replace("\\,", " ", StringComparison.Ordinal))}</mi>",
            "mathbf" or "boldsymbol" or "bm" => $"<mrow style=\"font-weight:bold\">{Argument()}</mrow>",
            "mathbb" => $"<mi>{DoubleStruck(RawArgument())}</mi>",
            "mathcal" or "mathscr" => $"<mi>{Script(RawArgument())}</mi>",
            "underline" or "underbrace" => $"<munder><mrow>{Argument()}</mrow><mo>{(name == "underline" ? "_" : "⏟")}</mo></munder>",
            "left" => Fenced(),
            "begin" => Environment(),
            "displaystyle" or "textstyle" or "limits" or "nolimits" or "big" or "Big" or "bigl" or "bigr" or "Bigl" or "Bigr" or "bigg"
            or "Bigg" => "",
            "{" or "}" or "%" or "_" or "&" or "#" or "$" => $"<mo stretchy=\"false\">{HtmlText.Escape(name)}</mo>",
            "|" => "<mo stretchy=\"false\">‖</mo>",
            " " => "<mspace width=\"0.33em\"></mspace>",
            _ => throw Unknown("\\" + name),
        };
    }

    private string CommandName()
    {
        int start = ++_at;
        while (_at < latex.Length && char.IsAsciiLetter(latex[_at]))
            _at++;
        if (_at == start && _at < latex.Length)
            _at++;
        return latex[start.._at];
    }

    /// <summary>What a command or a script applies to: a group, or the next single item.</summary>
    private string Argument()
    {
        SkipSpace();
        if (_at >= latex.Length)
            throw Unknown("the end");
        if (char.IsAsciiDigit(latex[_at]))
            return $"<mn>{latex[_at++]}</mn>";
        return Item();
    }

    private string Group()
    {
        _at++;
        string content = Row(() => _at >= latex.Length || latex[_at] == '}');
        Expect("}");
        return $"<mrow>{content}</mrow>";
    }

    private string RawArgument()
    {
        SkipSpace();
        Expect("{");
        int depth = 1, start = _at;
        for (; _at < latex.Length; _at++)
        {
            depth += latex[_at] == '{' ? 1 : latex[_at] == '}' ? -1 : 0;
            if (depth == 0)
                return latex[start.._at++];
        }
        throw Unknown("the end");
    }

    private string Root()
    {
        SkipSpace();
        if (_at >= latex.Length || latex[_at] != '[')
            return $"<msqrt>{Argument()}</msqrt>";
        _at++;
        string degree = Row(() => _at >= latex.Length || latex[_at] == ']');
        Expect("]");
        return $"<mroot>{Argument()}<mrow>{degree}</mrow></mroot>";
    }

    private string Fenced()
    {
        string open = Fence();
        string content = Row(() => At("\\right"));
        Expect("\\right");
        string close = Fence();
        return $"<mrow>{open}{content}{close}</mrow>";
    }

    private string Fence()
    {
        SkipSpace();
        if (_at >= latex.Length)
            throw Unknown("the end");
        if (latex[_at] == '.')
        {
            _at++;
            return "";
        }
        string sign = latex[_at] != '\\' ? latex[_at++].ToString()
            : CommandName() switch { "{" =>
                "{", "}" => "}", "|" => "‖", var name => LatexSymbols.Operators.GetValueOrDefault(name) ?? throw Unknown(name) };
        return $"<mo fence=\"true\" stretchy=\"true\">{HtmlText.Escape(sign)}</mo>";
    }

    private string Environment()
    {
        string name = RawArgument().TrimEnd('*');
        if (name == "array")
            RawArgument();
        var (open, close) = name switch
        {
            "pmatrix" => ("(", ")"),
            "bmatrix" => ("[", "]"),
            "vmatrix" => ("|", "|"),
            "cases" => ("{", ""),
            "matrix" or "array" or "aligned" or "align" or "gathered" or "split" => ("", ""),
            _ => throw Unknown(name),
        };
        bool IsEnd() => At("\\end") || At("\\\\") || At("&");
        var table = new StringBuilder("<mtr>");
        while (true)
        {
            table.Append($"<mtd>{Row(IsEnd)}</mtd>");
            if (At("&"))
                Expect("&");
            else if (At("\\\\"))
            {
                Expect("\\\\");
                table.Append("</mtr><mtr>");
            }
            else
                break;
        }
        Expect("\\end");
        RawArgument();
        bool isAligned = name is "aligned" or "align" or "split";
        string columns = isAligned ? " columnalign=\"right left\" columnspacing=\"0.2em\" displaystyle=\"true\"" : name == "cases"
            ? " columnalign=\"left\"" : "";
        string Fence(string sign) => sign.Length == 0 ? "" : $"<mo fence=\"true\" stretchy=\"true\">{sign}</mo>";
        return $"<mrow>{Fence(open)}<mtable{columns}>{table}</mtr></mtable>{Fence(close)}</mrow>";
    }

    private bool SkipSpace()
    {
        while (_at < latex.Length && char.IsWhiteSpace(latex[_at]))
            _at++;
        return true;
    }

    private bool At(string text) =>
        _at >= latex.Length ? throw Unknown("the end")
            : string.CompareOrdinal(latex, _at, text, 0, text.Length) == 0 && !(text.Length > 2 && IsLetterAt(_at + text.Length));

    private bool IsLetterAt(int index) => index < latex.Length && char.IsAsciiLetter(latex[index]);

    private void Expect(string text)
    {
        SkipSpace();
        if (!At(text))
            throw Unknown(latex[_at..]);
        _at += text.Length;
    }

    private static string DoubleStruck(string letters) => letters switch
    {
        "R" => "ℝ",
        "N" => "ℕ",
        "Z" => "ℤ",
        "Q" => "ℚ",
        "C" => "ℂ",
        "E" => "𝔼",
        "P" => "ℙ",
        "1" => "𝟙",
        _ => throw Unknown("\\mathbb " + letters),
    };

    private static string Script(string letters) =>
        letters is [>= 'A' and <= 'Z'] ? Scripts[letters[0] - 'A'] : throw Unknown("\\mathcal " + letters);

    // A few of these letters had code points before the alphabet got its own block.
    private static readonly string[] Scripts = "𝒜 ℬ 𝒞 𝒟 ℰ ℱ 𝒢 ℋ ℐ 𝒥 𝒦 ℒ ℳ 𝒩 𝒪 𝒫 𝒬 ℛ 𝒮 𝒯 𝒰 𝒱 𝒲 𝒳 𝒴 𝒵".Split(' ');

    private static FormatException Unknown(string what) => new($"This part of LaTeX is not known here: {what}");
}
