using System.Diagnostics;
using System.Globalization;
using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Directives;
using CourseKit.Scripting.Errors;
using CourseKit.Scripting.Languages;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Execution;

/// <summary>Does the steps of a cell one after the other, whatever language they are in.</summary>
internal sealed class CellRunner
{
    private const int MaxLoads = 32;

    private readonly string _baseDirectory;
    private readonly CSharpEngine _engine;
    private readonly CellExecutor _executor;
    private readonly LanguageSet _languages;
    private readonly ReferenceDirectives _references;
    private readonly SessionCommands _commands;

    public CellRunner(SessionOptions options, CSharpEngine engine, CellExecutor executor, LanguageSet languages)
    {
        _baseDirectory = options.BaseDirectory;
        _engine = engine;
        _executor = executor;
        _languages = languages;
        _references = new(options.BaseDirectory, engine);
        _commands = new(engine, executor, languages);
    }

    public Task<CellResult> RunAsync(string name, string code, CellContext cell, CancellationToken interrupt) =>
        RunAsync(name, code, _baseDirectory, 0, cell, interrupt);

    private async Task<CellResult> RunAsync(
        string name, string code, string folder, int depth, CellContext cell, CancellationToken interrupt)
    {
        long? timed = null;
        var place = default(TextSpan);
        try
        {
            foreach (var step in CellSteps.Of(name, code))
            {
                var result = CellResult.Success;
                switch (step)
                {
                    case CSharpStep csharp:
                        result = await RunCSharpAsync(csharp.Source, folder, depth, cell, interrupt).ConfigureAwait(false);
                        break;
                    case LanguageStep language:
                        place = language.Head;
                        result = await RunLanguageAsync(name, language, folder, cell, interrupt).ConfigureAwait(false);
                        break;
                    case CommandStep { Line.Name: "#!time" }:
                        timed = Stopwatch.GetTimestamp();
                        break;
                    case CommandStep command:
                        place = command.Line.Span;
                        result = await _commands.RunAsync(command, cell, interrupt).ConfigureAwait(false);
                        break;
                }
                if (result.Status != CellStatus.Ok)
                    return result;
            }
            if (timed is { } start)
                Show(cell, new MimeContent(
                    "text/plain",
                    string.Create(
                    CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.###} ms")));
            return CellResult.Success;
        }
        catch (UnknownDirectiveException e)
        {
            return Failure(e, e.Span);
        }
        catch (DirectiveException e)
        {
            return Failure(e, place);
        }

        CellResult Failure(Exception e, TextSpan span) =>
            new(CellStatus.Error, CompilationErrors.Describe("DirectiveError", e.Message, SourceText.From(code), span));
    }

    private async Task<CellResult> RunCSharpAsync(
        CellSource source, string folder, int depth, CellContext cell, CancellationToken interrupt)
    {
        _engine.Remember(source);
        var references = source.DirectiveLines.Where(d => d.Name != "#load").ToList();
        if (await _references.ObeyAsync(references, folder, source.Text, cell, static _ => { }, interrupt)
            .ConfigureAwait(false) is { } failed)
            return failed;
        foreach (var directive in source.DirectiveLines.Where(d => d.Name == "#load"))
        {
            try
            {
                var loaded = await LoadAsync(directive, folder, depth, cell, interrupt).ConfigureAwait(false);
                if (loaded.Status != CellStatus.Ok)
                    return loaded;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or DirectiveException)
            {
                return new(CellStatus.Error, CompilationErrors.Describe("DirectiveError", e.Message, source.Text, directive.Span));
            }
        }
        return await _engine.ExecuteAsync(source, cell, interrupt).ConfigureAwait(false);
    }

    private async Task<CellResult> LoadAsync(
        DirectiveLine directive, string folder, int depth, CellContext cell, CancellationToken interrupt)
    {
        if (directive.Arguments is not [var written, ..])
            throw new DirectiveException("#load needs a file: #load \"file.cs\".");
        string path = Path.GetFullPath(written.Replace('\\', '/'), folder);
        if (!File.Exists(path))
            throw new DirectiveException($"#load \"{written}\": there is no file {path}.");
        if (depth == MaxLoads)
            throw new DirectiveException($"#load \"{written}\": files load each other without end.");
        string code = await File.ReadAllTextAsync(path, interrupt).ConfigureAwait(false);
        return await RunAsync(Path.GetFileName(path), code, Path.GetDirectoryName(path)!, depth + 1, cell, interrupt).ConfigureAwait(false);
    }

    private async Task<CellResult> RunLanguageAsync(
        string name, LanguageStep step, string folder, CellContext cell, CancellationToken interrupt)
    {
        if (Markup.MimeType(step.Language) is { } mimeType)
        {
            Show(cell, new MimeContent(mimeType, step.Code.Trim()));
            return CellResult.Success;
        }
        var language = _languages.Get(step.Language);
        if (language.RuntimeAssembly is { } runtime)
        {
            _engine.References.AddHosted(runtime);
            _engine.ReferencesChanged();
        }
        var (code, lines) = ReferenceLines.TakeFrom(step.Code);
        if (await _references.ObeyAsync(lines, folder, SourceText.From(step.Code), cell, language.Refer, interrupt)
            .ConfigureAwait(false) is { } failed)
            return failed;
        CellError? error = null;
        var result = await _executor.RunAsync(
            cell,
            start: () =>
            {
                error = language.Execute(name, code, value => cell.Post(new ResultOutput(Display.Formatter.Format(value))));
                return Task.FromResult<object?>(null);
            },
            finish: static _ => { },
            describe: failure => new ExceptionErrors(static _ => null).Describe(failure, name, 0),
            interrupt).ConfigureAwait(false);
        return error is null ? result : new(CellStatus.Error, error);
    }

    private static void Show(CellContext cell, MimeContent content) =>
        cell.Post(new DisplayOutput(Display.Formatter.Format(content), Guid.NewGuid().ToString("N"), IsUpdate: false));
}
