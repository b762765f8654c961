using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Scripting;

namespace CourseKit.Kernel.Serving;

/// <summary>
/// Publishes what one cell shows, in order, also what its threads show after its end. Text of neighbouring writes goes out as one
/// message, a few milliseconds after the first.
/// </summary>
internal sealed class CellSink(IOPub iopub, OutputPump pump, KernelLog log, byte[] parent, int executionCount)
{
    private const int FlushAt = 32 << 10;
    private const int MaxPayloadChars = 64 << 20;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly StreamText _bound = new();
    private bool _isError;

    /// <summary>What <c>Name?</c> asked for: goes into the reply.</summary>
    public List<MimeBundle> Pages { get; } = [];

    /// <summary>Text of the last expression's value, for the history.</summary>
    public string? ResultText { get; private set; }

    public void Show(CellOutput output)
    {
        try
        {
            lock (_gate)
                Publish(output);
        }
        catch (Exception e)
        {
            // The session's output thread must live on, whatever one output is like.
            log.Write($"output of type {output.GetType().Name}: {e}");
        }
    }

    /// <summary>Sends the text that is held back.</summary>
    public void Flush()
    {
        lock (_gate)
            FlushText();
    }

    private void Publish(CellOutput output)
    {
        if (output is StreamOutput stream)
        {
            Write(stream);
            return;
        }
        FlushText();
        switch (output)
        {
            case ResultOutput result:
                ResultText = result.Data.Text("text/plain");
                var content = Data(result.Data);
                content["execution_count"] = executionCount;
                iopub.PublishOutput("execute_result", parent, content);
                break;
            case DisplayOutput display:
                var shown = Data(display.Data);
                shown["transient"] = new JsonObject { ["display_id"] = display.DisplayId };
                iopub.PublishOutput(display.IsUpdate ? "update_display_data" : "display_data", parent, shown);
                break;
            case ClearOutput clear:
                iopub.PublishOutput("clear_output", parent, new() { ["wait"] = clear.Wait });
                break;
            case PagerOutput page:
                Pages.Add(page.Data);
                break;
        }
    }

    private void Write(StreamOutput stream)
    {
        string text = _bound.Bound(stream.Text);
        if (text.Length == 0)
            return;
        if (_isError != stream.IsError)
            FlushText();
        _isError = stream.IsError;
        if (_text.Length == 0 && text.Length < FlushAt)
            pump.FlushSoon(this);
        _text.Append(text);
        if (_text.Length >= FlushAt)
            FlushText();
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;
        string text = _text.ToString();
        _text.Clear();
        foreach (var piece in StreamText.Pieces(text))
            iopub.PublishOutput("stream", parent, new() { ["name"] = _isError ? "stderr" : "stdout", ["text"] = piece });
    }

    private static JsonObject Data(MimeBundle bundle) => new() { ["data"] = Bounded(bundle.Data), ["metadata"] = new JsonObject() };

    private static JsonObject Bounded(JsonObject data)
    {
        long chars = data.Sum(d => d.Value is JsonValue value && value.TryGetValue(out string? text) ? (long)text.Length : 0);
        if (chars > MaxPayloadChars)
            return new(
                ) { ["text/plain"] = $"<not shown: {chars >> 20} million characters in {string.Join(", ", data.Select(d => d.Key))}>" };
        return data.Parent is null ? data : data.DeepClone().AsObject();
    }
}
