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
    private const int MaxRemembered = 200;
    private static readonly TimeSpan TimeToDispose = TimeSpan.FromSeconds(1);

    private readonly SubmissionLoader _loader;
    private readonly SubmissionChain _chain = new();
    private readonly CellExecutor _executor;
    private readonly Dictionary<string, CellSource> _sources = [];
    private readonly Queue<string> _remembered = new();
    private int _submissions;
    private volatile CompilationBase _base;

    public CSharpEngine(SessionOptions options, CellExecutor executor)
    {
        _executor = executor;
        References = new(options);
        _loader = new(new(References));
        _base = NextBase();
    }

    /// <summary>What cells may refer to.</summary>
    public ReferenceSet References { get; }

    /// <summary>What the next piece is compiled on; may be read while a cell runs.</summary>
    public CompilationBase Base => _base;

    public int LoadedCount => _loader.LoadedCount;

    /// <summary>Cells whose variables are alive, oldest first.</summary>
    public IReadOnlyList<Submission> Submissions => _chain.Live;

    /// <summary>Makes a text known, so that errors can quote its lines; the oldest of many is forgotten.</summary>
    public void Remember(CellSource source)
    {
        if (_sources.TryAdd(source.Name, source))
            _remembered.Enqueue(source.Name);
        _sources[source.Name] = source;
        if (_remembered.Count > MaxRemembered)
            _sources.Remove(_remembered.Dequeue());
    }

    /// <summary>To be called when a reference was added.</summary>
    public void ReferencesChanged() => _base = NextBase();

    /// <summary>Compiles a piece and runs it to its end.</summary>
    public async Task<CellResult> ExecuteAsync(CellSource source, CellContext cell, CancellationToken interrupt)
    {
        source.RemoveUsings(_base.Usings);
        try
        {
            var compiled = Compile(source, interrupt);
            if (compiled.Error is { } error)
                return new(CellStatus.Error, error);
            if (compiled.Factory is null)
            {
                Add(compiled.Submission!);
                return CellResult.Success;
            }
            var result = await RunAsync(compiled, cell, interrupt).ConfigureAwait(false);
            return await DisposeAsync(source, compiled.Submission!, result, cell, interrupt).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return CellResult.Aborted;
        }
    }

    /// <summary>The variables of all cells, newest declarations only.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        .. _chain.Live.Where(s => s.Instance is not null).Reverse()
            .SelectMany(s => s.Instance!.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(f => s.DeclaredNames.Contains(f.Name))
                .Select(f => new Variable(f.Name, f.FieldType, f.GetValue(s.Instance))))
            .DistinctBy(v => v.Name)
            .OrderBy(v => v.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Declares a variable, of the value's own type where C# can name that.</summary>
    public Task<CellResult> DeclareAsync(string name, object value, CellContext cell, CancellationToken interrupt)
    {
        string key = Guid.NewGuid().ToString("N");
        SharedValues.Put(key, value);
        string type = TypeExpression.Of(value.GetType());
        string code = $"var {name} = ({type})global::{typeof(SharedValues).FullName}.{nameof(SharedValues.Take)}(\"{key}\");";
        return ExecuteAsync(CellSource.Parse($"#!share {name}", code), cell, interrupt);
    }

    /// <summary>Forgets every declaration. References stay: what is loaded cannot be unloaded while something uses it.</summary>
    public void Reset()
    {
        _chain.Clear();
        _base = NextBase();
    }

    private CompilationBase NextBase() => new(++_submissions, [.. References.MetadataReferences], _chain.Last, _chain.Usings);

    private void Add(Submission submission)
    {
        _chain.Add(submission);
        _base = NextBase();
    }

    private Compiled Compile(CellSource source, CancellationToken interrupt)
    {
        var on = _base;
        var compilation = on.With(source.InstrumentedTree);
        if (!source.HasCode)
        {
            var wrong = compilation.GetDiagnostics(interrupt).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            return wrong.Count > 0
                ? new() { Error = CompilationErrors.Describe(wrong, source.Text) }
                : new() { Submission = new(compilation, source, []) };
        }
        using var pe = new MemoryStream();
        using var pdb = new MemoryStream();
        var emitted = SubmissionCompiler.Emit(compilation, pe, pdb, interrupt);
        if (!emitted.Success)
        {
            // Once more as the user wrote it, for the columns.
            return new() { Error = CompilationErrors.Describe(on.With(source.Tree).GetDiagnostics(interrupt), source.Text) };
        }

        var submission = new Submission(compilation, source, SubmissionCompiler.ReferencedAssemblies(pe));
        var assembly = _loader.Load(submission.AssemblyName, pe, pdb);
        var entry = compilation.GetEntryPoint(interrupt)!;
        var factory = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return new()
        {
            Submission = submission,
            Factory = factory,
            HasResult = SubmissionCompiler.HasResult(compilation),
            Note = DiagnosticsNote.Of(emitted.Diagnostics, source),
        };
    }

    private async Task<CellResult> RunAsync(Compiled compiled, CellContext cell, CancellationToken interrupt)
    {
        var submission = compiled.Submission!;
        cell.Line = submission.FirstLine;
        object?[] slots = _chain.SlotsForNext();
        var result = await _executor.RunAsync(
            cell,
            start: () => compiled.Factory!(slots),
            finish: value =>
            {
                if (compiled.Note is { } note)
                    cell.Post(new DisplayOutput(note, Guid.NewGuid().ToString("N"), IsUpdate: false));
                if (compiled.HasResult)
                    cell.Post(new ResultOutput(Formatter.Format(value)));
            },
            describe: failure => DiagnosticsNote.Append(compiled.Note, Describe(failure, submission, cell)),
            interrupt).ConfigureAwait(false);
        // The factory stores the script object first thing, so what a failed cell did declare is there for the next.
        submission.Instance = slots[^1];
        if (submission.Instance is not null)
            Add(submission);
        else
            _base = NextBase();
        return result;
    }

    private CellError Describe(Exception failure, Submission submission, CellContext cell) =>
        new ExceptionErrors(n => _sources.GetValueOrDefault(n)).Describe(failure, submission.CellName, cell.Line);

    /// <summary>Disposes of what the cell declared with <c>using</c>, the last first, however it ended.</summary>
    private async Task<CellResult> DisposeAsync(
        CellSource source, Submission submission, CellResult result, CellContext cell, CancellationToken interrupt)
    {
        if (source.Disposables.Count == 0 || submission.Instance is not { } instance || result.Status == CellStatus.Lost)
            return result;
        // Stopped already: what it disposes of has a little time.
        using var limit = new CancellationTokenSource();
        if (result.Status == CellStatus.Aborted)
            limit.CancelAfter(TimeToDispose);
        var disposed = await _executor.RunAsync(
            cell,
            start: async () =>
            {
                foreach (string name in source.Disposables.Reverse())
                    await DisposeAsync(instance.GetType().GetField(name)?.GetValue(instance)).ConfigureAwait(true);
                return null;
            },
            finish: static _ => { },
            describe: failure => Describe(failure, submission, cell),
            result.Status == CellStatus.Aborted ? limit.Token : interrupt).ConfigureAwait(false);
        return result.Status == CellStatus.Ok ? disposed : result;
    }

    private static ValueTask DisposeAsync(object? value)
    {
        if (value is IAsyncDisposable later)
            return later.DisposeAsync();
        (value as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => References.Dispose();

    /// <summary>What compiling a piece gave: an error, or a submission that has a factory when it has code.</summary>
    private sealed record Compiled
    {
        public Submission? Submission { get; init; }

        public Func<object?[], Task<object?>>? Factory { get; init; }

        public bool HasResult { get; init; }

        /// <summary>The compiler's warnings; null for none.</summary>
        public MimeBundle? Note { get; init; }

        public CellError? Error { get; init; }
    }
}
