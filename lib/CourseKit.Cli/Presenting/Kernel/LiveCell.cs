using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting.Parameters;
using CourseKit.Scripting;

namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>
/// A code cell on stage: its code as it is now, its parameters, its state, what it shows. To be touched under the stage's lock.
/// </summary>
internal sealed class LiveCell
{
    private readonly string _fileSource;
    private CellOutputs? _outputs;

    /// <param name="cell">The notebook's cell.</param>
    /// <param name="index">Its place among all cells, from 0.</param>
    /// <param name="number">Its place among the code cells that are run, from 1: what messages call it.</param>
    public LiveCell(NotebookCell cell, int index, int number)
    {
        (Cell, Index, Number) = (cell, index, number);
        _fileSource = Source = cell.Source;
        Parameters = ParameterReader.Read(Source);
        Count = cell.ExecutionCount;
    }

    public NotebookCell Cell { get; }

    public int Index { get; }

    public int Number { get; }

    /// <summary>The code as it is now.</summary>
    public string Source { get; private set; }

    public bool IsChanged => Source != _fileSource;

    public CellParameters Parameters { get; private set; }

    public CellState State { get; set; }

    /// <summary>Number of its last run in this kernel.</summary>
    public int? Count { get; private set; }

    /// <summary>How long the last run took.</summary>
    public TimeSpan? Elapsed { get; private set; }

    public CellError? Error { get; private set; }

    public void Edit(string source)
    {
        Source = source;
        Parameters = ParameterReader.Read(source);
    }

    /// <summary>Back to what the file says.</summary>
    public void Revert() => Edit(_fileSource);

    /// <summary>A run begins; what the cell showed before goes when the run shows something, or ends.</summary>
    public void Begin(int count, CellOutputs outputs)
    {
        (State, Count, _outputs, Error) = (CellState.Running, count, outputs, null);
    }

    /// <summary>The run has ended.</summary>
    public void End(CellState state, TimeSpan elapsed, CellError? error)
    {
        (State, Elapsed, Error) = (state, elapsed, error);
        if (error is not null)
            _outputs!.Add(error);
    }

    /// <summary>Nothing has run in a new kernel; what was shown stays.</summary>
    /// <param name="keepFailure">Leaves the cell that took the old one down as it is.</param>
    public void Forget(bool keepFailure)
    {
        (Count, Elapsed) = (null, null);
        if (!keepFailure || State is not CellState.Failed)
            (State, Error) = (CellState.Idle, null);
    }

    public void Add(CellOutput output, int count)
    {
        if (count == Count)
            _outputs!.Add(output, count);
    }

    /// <summary>What it shows now, as the notebook's outputs.</summary>
    public IEnumerable<JsonObject> Outputs => _outputs?.Current ?? Cell.Outputs.OfType<JsonObject>();

    /// <summary>The cell for a file: code and outputs as they are now.</summary>
    public JsonObject ToFile()
    {
        var json = Cell.Json.DeepClone().AsObject();
        json["source"] = Source;
        json["outputs"] = new JsonArray([.. Outputs.Select(o => (JsonNode)o.DeepClone())]);
        json["execution_count"] = Count;
        return json;
    }
}
