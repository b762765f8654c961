using CourseKit.Scripting;
using CourseKit.Scripting.Languages;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;
using Evaluated =
    Microsoft.FSharp.Core.FSharpChoice<Microsoft.FSharp.Core.FSharpOption<FSharp.Compiler.Interactive.Shell.FsiValue>, System.Exception>;

namespace CourseKit.FSharp;

/// <summary>An F# interactive session, whose variables live beside those of C#.</summary>
public sealed class FSharpLanguage : ICellLanguage
{
    private static readonly string[] Arguments =
        ["fsi", "--noninteractive", "--nologo", "--quiet", "--nowarn:2304", "--optimize+", "--multiemit-", "--langversion:latest",
            "--readline-", "--usesdkrefs-"];

    private readonly StringWriter _said = new();
    private readonly Shell.FsiEvaluationSession _session;

    /// <summary>Starts the compiler, which takes a second or two.</summary>
    public FSharpLanguage() => _session = Shell.FsiEvaluationSession.Create(
        Shell.FsiEvaluationSession.GetDefaultConfiguration(), Arguments, TextReader.Null, _said, _said, FSharpOption<bool>.Some(true),
            null);

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, object?>> Values =>
        [.. _session.GetBoundValues().Where(v => v.Name != "it")
            .Select(v => KeyValuePair.Create(v.Name, (object?)v.Value.ReflectionValue))];

    /// <inheritdoc/>
    public string RuntimeAssembly => typeof(FSharpOption<int>).Assembly.Location;

    /// <inheritdoc/>
    public CellError? Execute(string name, string code, Action<object?> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (evaluated, diagnostics) = _session.EvalInteractionNonThrowing(code, name, null);
        _said.GetStringBuilder().Clear();
        var errors = diagnostics.Where(d => d.Severity.Tag == FSharpDiagnosticSeverity.Tags.Error).ToList();
        if (errors.Count > 0)
            return FSharpErrors.Describe(errors, code);
        if (evaluated is Evaluated.Choice2Of2 failed)
            throw failed.Item.InnerException is { } inner
                && failed.Item.GetType().Name.StartsWith("FsiCompilation", StringComparison.Ordinal) ? inner : failed.Item;
        if (evaluated is Evaluated.Choice1Of2 { Item.Value: { } value } && value.ReflectionType != typeof(Unit))
            result(value.ReflectionValue);
        return null;
    }

    /// <inheritdoc/>
    public void Assign(string name, object value) => _session.AddBoundValue(name, value);

    /// <inheritdoc/>
    public void Refer(string path)
    {
        // F# looks into the files alone: the values of both languages then have the same types where the runtime finds one assembly.
        _session.EvalInteractionNonThrowing($"#r @\"{path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", "references", null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IDisposable)_session).Dispose();
        _said.Dispose();
    }
}
