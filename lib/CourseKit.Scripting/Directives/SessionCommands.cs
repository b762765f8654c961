using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Scripting.Display;
using CourseKit.Scripting.Execution;
using CourseKit.Scripting.Languages;

namespace CourseKit.Scripting.Directives;

/// <summary>Obeys the directives that do something by themselves.</summary>
internal sealed class SessionCommands(CSharpEngine engine, CellExecutor executor, LanguageSet languages)
{
    /// <exception cref="DirectiveException">The directive cannot be obeyed; says why.</exception>
    public async Task<CellResult> RunAsync(CommandStep step, CellContext cell, CancellationToken interrupt)
    {
        switch (step.Line.Name)
        {
            case "#!who":
                Show(cell, Variables(step.Language).Select(v => v.Name).ToList());
                break;
            case "#!whos":
                Show(cell, Variables(step.Language).Select(v => new VariableRow(v.Name, ValueText.TypeName(v.Type), Short(v.Value)))
                    .ToList());
                break;
            case "#!reset":
                engine.Reset();
                languages.Dispose();
                break;
            case "#!lsmagic":
                Show(cell, KnownDirectives.All.Select(d => new DirectiveRow(d.Syntax, d.Summary)).ToList());
                break;
            case "#!about":
                Show(cell, new MimeContent("text/plain", About));
                break;
            case "#!share":
                return await ShareAsync(step, cell, interrupt).ConfigureAwait(false);
            case "#!set":
                return await SetAsync(step, cell, interrupt).ConfigureAwait(false);
            default:
                throw new DirectiveException(KnownDirectives.Unknown(step.Line.Name));
        }
        return CellResult.Success;
    }

    private static string About => string.Create(CultureInfo.InvariantCulture, $"""
        CourseKit {typeof(SessionCommands).Assembly.GetName().Version!.ToString(3)}: C# 14, F# on demand
        {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})
        {Environment.ProcessorCount} processors
        """);

    private Task<CellResult> ShareAsync(CommandStep step, CellContext cell, CancellationToken interrupt)
    {
        string? from = step.Line.Option("--from");
        if (from is null || step.Line.Positional.FirstOrDefault() is not { } name)
            throw new DirectiveException("#!share needs a language and a name: #!share --from fsharp name.");
        return DeclareAsync(step.Language, step.Line.Option("--as") ?? name, ValueOf(from, name), cell, interrupt);
    }

    private Task<CellResult> SetAsync(CommandStep step, CellContext cell, CancellationToken interrupt)
    {
        if (step.Line.Option("--name") is not { } name || step.Line.Option("--value") is not { } written)
            throw new DirectiveException("#!set needs a name and a value: #!set --name name --value text.");
        object value = written.Split(':', 2) switch
        {
            ["@input", var prompt] => cell.ReadLine(prompt) ?? "",
            ["@password", var prompt] => cell.ReadLine(prompt, isPassword: true) ?? "",
            [['@', .. var language], var other] => ValueOf(language, other),
            _ => written,
        };
        return DeclareAsync(step.Language, name, value, cell, interrupt);
    }

    private object ValueOf(string language, string name)
    {
        string directive = KnownDirectives.Canonical("#!" + language);
        if (directive is not ("#!csharp" or "#!fsharp"))
            throw new DirectiveException($"There is no language {language} with variables: write csharp or fsharp.");
        var found = Variables(directive).Where(v => v.Name == name).ToList();
        if (found.Count == 0)
            throw new DirectiveException($"{language} has no variable {name}. Run the cell that declares it.");
        return found[0].Value ?? throw new DirectiveException($"{name} is null, which has no type to declare a variable of.");
    }

    private Task<CellResult> DeclareAsync(string language, string name, object value, CellContext cell, CancellationToken interrupt)
    {
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
            throw new DirectiveException($"{name} cannot be the name of a variable.");
        if (language == "#!csharp")
            return engine.DeclareAsync(name, value, cell, interrupt);
        if (language != "#!fsharp")
            throw new DirectiveException($"{language[2..]} has no variables: use #!share in C# or F#.");
        return executor.RunAsync(
            cell,
            start: () =>
            {
                languages.Get(language).Assign(name, value);
                return Task.FromResult<object?>(null);
            },
            finish: static _ => { },
            describe: e => new("DirectiveError", e.Message, 0, 0, [e.Message]),
            interrupt);
    }

    private IEnumerable<Variable> Variables(string language) => language == "#!fsharp"
        ? languages.Loaded.SelectMany(l => l.Language.Values)
            .Select(v => new Variable(v.Key, v.Value?.GetType() ?? typeof(object), v.Value))
        : engine.Variables;

    private static string Short(object? value) => ValueText.Cut(PlainTextFormatter.Format(value), 200);

    private static void Show(CellContext cell, object value) =>
        cell.Post(new DisplayOutput(Formatter.Format(value), Guid.NewGuid().ToString("N"), IsUpdate: false));

    private sealed record VariableRow(string Name, string Type, string Value);

    private sealed record DirectiveRow(string Directive, string Meaning);
}
