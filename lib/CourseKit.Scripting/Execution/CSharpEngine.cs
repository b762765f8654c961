using System.Reflection;
using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Display;
using CourseKit.Scripting.Errors;
using CourseKit.Scripting.Loading;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Execution;

/// <summary>Compiles pieces of C# one on the other and runs them on the cells' thread. It obeys no directives.</summary>
internal sealed class CSharpEngine : IDisposable
{
    private readonly SessionOptions _options;
    private readonly SubmissionLoader _loader;
    private readonly SubmissionChain _chain = new();
    private readonly CellThread _thread;
    private readonly Dictionary<string, CellSource> _sources = [];
    private int _submissions;
    private volatile CompilationBase _base;

    public CSharpEngine(SessionOptions options)
    {
        _options = options;
        References = new(options);
        _loader = new(new(References));
        _thread = new(options.StackSize);
        _base = NextBase();
    }

    /// <summary>What cells may refer to.</summary>
    public ReferenceSet References { get; }

    /// <summary>What the next piece is compiled on; may be read while a cell runs.</summary>
    public CompilationBase Base => _base;

    public int LoadedCount => _loader.LoadedCount;

    /// <summary>Cells whose variables are alive, oldest first.</summary>
    public IReadOnlyList<Submission> Submissions => _chain.Live;

    /// <summary>Makes a text known, so that errors can quote its lines.</summary>
    public void Remember(CellSource source) => _sources[source.Name] = source;

    /// <summary>To be called when a reference was added.</summary>
    public void ReferencesChanged() => _base = NextBase();

    /// <summary>Compiles a piece and runs it to its end.</summary>
    public async Task<CellResult> ExecuteAsync(CellSource source, CellContext cell, CancellationToken interrupt)
    {
        source.RemoveUsings(_base.Usings);
        try
        {
            var (submission, factory, hasResult, error) = Compile(source, interrupt);
            if (error is not null)
                return new(CellStatus.Error, error);
            if (factory is not null)
                return await RunAsync(submission!, factory, hasResult, cell, interrupt).ConfigureAwait(false);
            Add(submission!);
            return CellResult.Success;
        }
        catch (OperationCanceledException)
        {
            return CellResult.Aborted;
        }
    }

    private CompilationBase NextBase() => new(++_submissions, [.. References.MetadataReferences], _chain.Last, _chain.Usings);

    private void Add(Submission submission)
    {
        _chain.Add(submission);
        _base = NextBase();
    }

    private (Submission? Submission, Func<object?[], Task<object?>>? Factory, bool HasResult, CellError? Error) Compile(
        CellSource source, CancellationToken interrupt)
    {
        var on = _base;
        var compilation = on.With(source.InstrumentedTree);
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
            return (null, null, false, CompilationErrors.Describe(on.With(source.Tree).GetDiagnostics(interrupt), source.Text));
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
            Add(submission);
        else
            _base = NextBase();
        if (!ended)
            return CellResult.Lost;
        if (run.HasSpentItsThread)
            _thread.Replace();
        if (run.Completion.IsCanceled)
            return CellResult.Aborted;
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

    public void Dispose()
    {
        _thread.Dispose();
        References.Dispose();
    }
}
