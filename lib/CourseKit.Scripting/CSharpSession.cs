using System.Globalization;
using System.Reflection;
using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Display;
using CourseKit.Scripting.Errors;
using CourseKit.Scripting.Execution;
using CourseKit.Scripting.Loading;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting;

/// <summary>
/// C# cells that share their variables, types and usings, run one after the other. It knows nothing of notebooks or protocols:
/// text goes in, outputs come out.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    private readonly SessionOptions _options;
    private readonly ReferenceSet _references;
    private readonly SubmissionLoader _loader;
    private readonly SubmissionChain _chain = new();
    private readonly OutputQueue _output = new();
    private readonly CellThread _thread;
    private readonly Dictionary<string, CellSource> _sources = [];
    private CellContext? _lastCell;
    private int _submissions;

    /// <summary>Starts a session with nothing declared; takes over the console and sets the invariant culture for the process.</summary>
    /// <param name="options">Where files are, and how cells are stopped.</param>
    public CSharpSession(SessionOptions? options = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        ConsoleRouter.Install();
        AbortEchoes.Install();
        _options = options ?? new();
        _references = new(_options);
        _loader = new(new(_references));
        _thread = new(_options.StackSize);
    }

    /// <summary>Cells whose code is in memory: those that something still uses, and some that await collection.</summary>
    internal int LoadedSubmissions => _loader.LoadedCount;

    /// <summary>Runs a cell. Not to be called again before the task ends.</summary>
    /// <param name="name">Name of the cell in error messages, such as <c>cell 3</c>.</param>
    /// <param name="code">Its text.</param>
    /// <param name="sink">Is given the cell's outputs in order, on one thread; also those that its tasks make after its end.</param>
    /// <param name="interrupt">Stops the cell; variables keep their values.</param>
    public async Task<CellResult> ExecuteAsync(string name, string code, Action<CellOutput> sink, CancellationToken interrupt = default)
    {
        var cell = new CellContext(_output, sink);
        _lastCell?.ForgetStop();
        _lastCell = cell;
        // Off the caller's thread: compiling takes a while.
        var result = await Task.Run(() => CompileAndRunAsync(name, code, cell, interrupt), CancellationToken.None).ConfigureAwait(false);
        _output.Drain();
        return result;
    }

    /// <summary>Runs a cell that leaves nothing behind, so that compiler and runtime are ready when the user's first cell comes.</summary>
    public async Task WarmUpAsync() => await ExecuteAsync("warm-up", "1 + 1", static _ => { }).ConfigureAwait(false);

    private async Task<CellResult> CompileAndRunAsync(string name, string code, CellContext cell, CancellationToken interrupt)
    {
        var source = CellSource.Parse(name, code);
        _sources[name] = source;
        if (ObeyDirectives(source, cell) is { } directiveError)
            return new(CellStatus.Error, directiveError);
        source.RemoveUsings(_chain.Usings);

        try
        {
            var (submission, factory, hasResult, error) = Compile(source, interrupt);
            if (error is not null)
                return new(CellStatus.Error, error);
            if (factory is not null)
                return await RunAsync(submission!, factory, hasResult, cell, interrupt).ConfigureAwait(false);
            _chain.Add(submission!);
            return CellResult.Success;
        }
        catch (OperationCanceledException)
        {
            return Aborted(CellStatus.Aborted);
        }
    }

    private CellError? ObeyDirectives(CellSource source, CellContext cell)
    {
        foreach (var directive in source.Directives)
        {
            try
            {
                if (DirectiveParser.ReferencePath(directive.Text) is { } path && _references.Add(path) is { } note)
                    cell.Write(isError: false, note + "\n");
            }
            catch (Exception e) when (e is IOException or BadImageFormatException or DirectiveException)
            {
                return CompilationErrors.Describe(e is DirectiveException ? "DirectiveError" : e.GetType().FullName!, e.Message, source.Text, directive.Span);
            }
        }
        return null;
    }

    private (Submission? Submission, Func<object?[], Task<object?>>? Factory, bool HasResult, CellError? Error) Compile(
        CellSource source, CancellationToken interrupt)
    {
        var compilation = SubmissionCompiler.Create(source.InstrumentedTree, ++_submissions, _references.MetadataReferences, _chain.Last);
        if (!source.HasCode)
        {
            var wrong = compilation.GetDiagnostics(interrupt).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            return wrong.Count > 0
                ? (null, null, false, CompilationErrors.Describe(wrong, source.Text))
                : (new(compilation, source, []), null, false, null);
        }
        using var pe = new MemoryStream();
        using var pdb = new MemoryStream();
        var emitted = SubmissionCompiler.Emit(compilation, pe, pdb, interrupt);
        if (!emitted.Success)
        {
            // Once more as the user wrote it, for the columns.
            var plain = SubmissionCompiler.Create(source.Tree, _submissions, _references.MetadataReferences, _chain.Last);
            return (null, null, false, CompilationErrors.Describe(plain.GetDiagnostics(interrupt), source.Text));
        }

        var submission = new Submission(compilation, source, SubmissionCompiler.ReferencedAssemblies(pe));
        var assembly = _loader.Load(submission.AssemblyName, pe, pdb);
        var entry = compilation.GetEntryPoint(interrupt)!;
        var factory = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return (submission, factory, SubmissionCompiler.HasResult(compilation), null);
    }

    private async Task<CellResult> RunAsync(
        Submission submission, Func<object?[], Task<object?>> factory, bool hasResult, CellContext cell, CancellationToken interrupt)
    {
        cell.Line = submission.FirstLine;
        object?[] slots = _chain.SlotsForNext();
        var run = _thread.Run(
            cell,
            start: () => factory(slots),
            finish: value =>
            {
                if (hasResult)
                    cell.Post(new ResultOutput(Formatter.Format(value)));
            });
        bool ended = await WaitAsync(run, cell, interrupt).ConfigureAwait(false);
        // The factory stores the script object first thing, so what a failed cell did declare is there for the next.
        submission.Instance = slots[^1];
        if (submission.Instance is not null)
            _chain.Add(submission);
        if (!ended)
            return Aborted(CellStatus.Lost);
        if (run.HasSpentItsThread)
            _thread.Replace();
        if (run.Completion.IsCanceled)
            return Aborted(CellStatus.Aborted);
        return run.Completion.Exception is { } failure
            ? new(CellStatus.Error, new ExceptionErrors(n => _sources.GetValueOrDefault(n)).Describe(failure.InnerException!, submission.CellName, cell.Line))
            : CellResult.Success;
    }

    /// <summary>Waits for the end of the cell; after an interrupt asks it to stop, then aborts it. False when it runs on.</summary>
    private async Task<bool> WaitAsync(CellRun run, CellContext cell, CancellationToken interrupt)
    {
        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = interrupt.Register(interrupted.SetResult);
        if (await Task.WhenAny(run.Completion, interrupted.Task).ConfigureAwait(false) == run.Completion)
            return true;
        cell.CancelToken();
        return (cell.IsCooperative && await run.EndsWithinAsync(_options.CooperativeGrace).ConfigureAwait(false))
            || await run.StopAsync(_options.AbortGrace).ConfigureAwait(false);
    }

    private static CellResult Aborted(CellStatus status) => new(status, status == CellStatus.Lost
        ? new("Interrupted", "The cell was told to stop and did not; its session is lost.", 0, 0, ["The cell was told to stop and did not."])
        : new("Interrupted", "The cell was stopped.", 0, 0, ["The cell was stopped. Variables keep the values they had."]));

    /// <summary>Ends the session; copies of referenced assemblies are removed where the platform lets them be.</summary>
    public void Dispose()
    {
        _lastCell?.ForgetStop();
        _thread.Dispose();
        _output.Dispose();
        _references.Dispose();
    }
}
