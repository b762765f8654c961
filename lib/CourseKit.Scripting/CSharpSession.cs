using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Completion;
using CourseKit.Scripting.Execution;
using CourseKit.Scripting.Inspection;
using CourseKit.Scripting.Languages;

namespace CourseKit.Scripting;

/// <summary>
/// C# cells that share their variables, types and usings, run one after the other. It knows nothing of notebooks or protocols:
/// text goes in, outputs come out. One session at a time in a process: it takes over the console.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    private readonly SessionOptions _options;
    private readonly CellExecutor _executor;
    private readonly CSharpEngine _engine;
    private readonly LanguageSet _languages = new();
    private readonly CellRunner _runner;
    private readonly OutputQueue _output = new();
    private readonly CompletionEngine _completion;
    private readonly InspectionEngine _inspection;
    private CellContext? _lastCell;

    /// <summary>Starts a session with nothing declared; takes over the console and sets the invariant culture for the process.</summary>
    /// <param name="options">Where files are, how cells are stopped, and how they ask the user.</param>
    public CSharpSession(SessionOptions? options = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        ConsoleRouter.Install();
        ConsoleInput.Install();
        AbortEchoes.Install();
        _options = options ?? new();
        _executor = new(_options);
        _engine = new(_options, _executor);
        _runner = new(_options, _engine, _executor, _languages);
        _completion = new(_engine, _options.BaseDirectory);
        _inspection = new(_engine);
    }

    /// <summary>Cells whose code is in memory: those that something still uses, and some that await collection.</summary>
    internal int LoadedSubmissions => _engine.LoadedCount;

    /// <summary>Runs a cell. Not to be called again before the task ends.</summary>
    /// <param name="name">Name of the cell in error messages, such as <c>cell 3</c>.</param>
    /// <param name="code">Its text.</param>
    /// <param name="sink">Is given the cell's outputs in order, on one thread; also those that its tasks make after its end.</param>
    /// <param name="interrupt">Stops the cell; variables keep their values.</param>
    public async Task<CellResult> ExecuteAsync(string name, string code, Action<CellOutput> sink, CancellationToken interrupt = default)
    {
        var cell = new CellContext(_output, sink, _options.ReadInput);
        _lastCell?.ForgetStop();
        _lastCell = cell;
        // On a thread of its own: compiling takes a while, and the thread pool may be full of what earlier cells began.
        var result = await Task.Factory.StartNew(
            () => ExecuteAsync(name, code, cell, interrupt), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .Unwrap().ConfigureAwait(false);
        _output.Drain();
        return result;
    }

    /// <summary>
    /// What could stand at the cursor, best first. May be called while a cell runs: it then knows what was declared before that cell.
    /// </summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="cursor">Place in it, in UTF-16 units from the start.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CompletionList> CompleteAsync(string code, int cursor, CancellationToken cancel = default) =>
        Task.Run(() => _completion.Complete(code, Math.Clamp(cursor, 0, code.Length), cancel), cancel);

    /// <summary>
    /// Signature and documentation of what stands at the cursor, or of the method whose arguments it stands in; null when there is nothing
    /// to say.
    /// </summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="cursor">Place in it, in UTF-16 units from the start.</param>
    /// <param name="detail">0 for the signature and its documentation; 1 adds remarks, examples, and the source of what a cell
    /// declares.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>text/plain, text/markdown and text/html.</returns>
    public Task<MimeBundle?> InspectAsync(string code, int cursor, int detail = 0, CancellationToken cancel = default) =>
        Task.Run(() => _inspection.Inspect(code, Math.Clamp(cursor, 0, code.Length), detail, cancel), cancel);

    /// <summary>Whether the code is a whole cell: front ends with one input line ask on Enter.</summary>
    /// <param name="code">Text of the cell.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "A question to this session, as the others are.")]
    public CompletenessResult IsComplete(string code) => Completeness.Of(code);

    /// <summary>
    /// Runs a cell that leaves nothing behind, and completes and inspects once in the background, so that compiler and runtime are
    /// ready when the user's first cell comes.
    /// </summary>
    public async Task WarmUpAsync()
    {
        await ExecuteAsync("warm-up", "1 + 1", static _ => { }).ConfigureAwait(false);
        _ = WarmUpEditingAsync();
    }

    private async Task WarmUpEditingAsync()
    {
        await CompleteAsync("Console.", 8).ConfigureAwait(false);
        await CompleteAsync("", 0).ConfigureAwait(false);
        await InspectAsync("Console", 7).ConfigureAwait(false);
    }

    private async Task<CellResult> ExecuteAsync(string name, string code, CellContext cell, CancellationToken interrupt)
    {
        var query = PagerQuery.Find(code);
        string runnable = query?.CodeWithout ?? code;
        var result = await _runner.RunAsync(name, runnable, cell, interrupt).ConfigureAwait(false);
        if (query is not null && result.Status == CellStatus.Ok)
            cell.Post(new PagerOutput(
                _inspection.Inspect(query.Expression, query.Expression.Length, query.Detail, interrupt) ?? query.Unknown));
        return result;
    }

    /// <summary>Ends the session; copies of referenced assemblies are removed where the platform lets them be.</summary>
    public void Dispose()
    {
        _lastCell?.ForgetStop();
        _executor.Dispose();
        _languages.Dispose();
        _engine.Dispose();
        _output.Dispose();
    }
}
