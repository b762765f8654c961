using System.Text.Json.Nodes;
using CourseKit.Scripting;

namespace CourseKit.Cli.Notebooks;

/// <summary>Collects what a running cell shows, as the outputs of its notebook cell.</summary>
/// <param name="displays">Displays of the whole notebook by id: a later cell may update what an earlier one showed.</param>
internal sealed class CellOutputs(Dictionary<string, List<JsonObject>> displays)
{
    // Beyond this a notebook is no longer something to open: a cell that prints for ever must not fill the disk.
    private const int MaxStreamChars = 4 << 20;

    private readonly JsonArray _outputs = [];
    private TerminalText? _stream;
    private string? _streamName;
    private int _finishedChars;
    private bool _isFull;
    private bool _clearsNext;

    /// <summary>The line that the cell is writing now, such as a progress bar; empty when it writes none.</summary>
    public string CurrentLine => _stream?.CurrentLine ?? "";

    /// <summary>
    /// The outputs as they are now, with the text being written; their data are replaced when they change, never altered.
    /// </summary>
    public IEnumerable<JsonObject> Current => _stream?.ToString() is { Length: > 0 } text
        ? _outputs.OfType<JsonObject>().Append(TextOutput(text))
        : _outputs.OfType<JsonObject>();

    public void Add(CellOutput output, int executionCount)
    {
        if (output is ClearOutput { Wait: true })
        {
            _clearsNext = true;
            return;
        }
        if (output is ClearOutput || (_clearsNext && output is not DisplayOutput { IsUpdate: true }))
            Clear();
        switch (output)
        {
            case StreamOutput stream:
                AddText(stream.IsError ? "stderr" : "stdout", stream.Text);
                break;
            case DisplayOutput { IsUpdate: true } update:
                foreach (var shown in displays.GetValueOrDefault(update.DisplayId, []))
                    shown["data"] = update.Data.Data.DeepClone();
                break;
            case DisplayOutput display:
                var added = AddOutput("display_data", new() { ["data"] = display.Data.Data.DeepClone(), ["metadata"] = new JsonObject() });
                if (!displays.TryAdd(display.DisplayId, [added]))
                    displays[display.DisplayId].Add(added);
                break;
            case ResultOutput result:
                AddOutput("execute_result", new()
                {
                    ["data"] = result.Data.Data.DeepClone(),
                    ["execution_count"] = executionCount,
                    ["metadata"] = new JsonObject(),
                });
                break;
        }
    }

    public void Add(CellError error) => AddOutput("error", new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray(error.Traceback.Select(l => (JsonNode)l).ToArray()),
    });

    /// <summary>The outputs so far, for the notebook; they go on following updates of displays.</summary>
    public JsonArray ToJson()
    {
        EndStream();
        return _outputs;
    }

    private void Clear()
    {
        _outputs.Clear();
        (_stream, _streamName, _finishedChars, _isFull, _clearsNext) = (null, null, 0, false, false);
    }

    private JsonObject AddOutput(string type, JsonObject output)
    {
        EndStream();
        output["output_type"] = type;
        _outputs.Add((JsonNode)output);
        return output;
    }

    private void AddText(string name, string text)
    {
        if (_streamName != name)
        {
            EndStream();
            (_stream, _streamName) = (new(), name);
        }
        if (_isFull)
            return;
        _stream!.Append(text);
        _isFull = _finishedChars + _stream.Length > MaxStreamChars;
        if (_isFull)
            _stream.Append("\n... the cell wrote more than this notebook keeps\n");
    }

    private void EndStream()
    {
        if (_stream?.ToString() is { Length: > 0 } text)
        {
            _outputs.Add((JsonNode)TextOutput(text));
            _finishedChars += text.Length;
        }
        (_stream, _streamName) = (null, null);
    }

    private JsonObject TextOutput(string text) => new() { ["name"] = _streamName, ["output_type"] = "stream", ["text"] = text };
}
