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
            var (submission, factory, hasResult, error) = Compile(source, cell, interrupt);
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

    private (Submission? Submission, Func<object?[], Task<object?>>? Factory, bool HasResult, CellError? Error) Compile(
        CellSource source, CellContext cell, CancellationToken interrupt)
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

        if (DiagnosticsNote.Of(emitted.Diagnostics, source) is { } note)
            cell.Post(new DisplayOutput(note, Guid.NewGuid().ToString("N"), IsUpdate: false));
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
        var result = await _executor.RunAsync(
            cell,
            start: () => factory(slots),
            finish: value =>
            {
                if (hasResult)
                    cell.Post(new ResultOutput(Formatter.Format(value)));
            },
            describe: failure => new ExceptionErrors(n => _sources.GetValueOrDefault(n)).Describe(failure, submission.CellName, cell.Line),
            interrupt).ConfigureAwait(false);
        // The factory stores the script object first thing, so what a failed cell did declare is there for the next.
        submission.Instance = slots[^1];
        if (submission.Instance is not null)
            Add(submission);
        else
            _base = NextBase();
        return result;
    }

    public void Dispose() => References.Dispose();
}
