using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using CourseKit.Cli.Presenting.Kernel;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>One open page: what it has been sent, and so what it lacks.</summary>
internal sealed class Viewer : IDisposable
{
    // What is more waits for the next message, so that the page has something to draw meanwhile.
    private const int MessageLength = 400_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stage _stage;
    private readonly IReadOnlyDictionary<LiveCell, CellView> _views;
    private readonly Action<LiveCell?> _told;
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly SortedSet<int> _dirty = [];
    private readonly Dictionary<int, (string Head, List<long> Versions)> _sent = [];
    private bool _isStageDirty;

    public Viewer(Stage stage, IReadOnlyDictionary<LiveCell, CellView> views)
    {
        (_stage, _views, _told) = (stage, views, Told);
        stage.Enter(_told);
    }

    /// <summary>Until there is something to send.</summary>
    public Task WaitAsync(CancellationToken cancel) => _news.WaitAsync(cancel);

    /// <summary>What the page lacks, as one message; null when it lacks nothing.</summary>
    public string? Next()
    {
        lock (_stage.Gate)
        {
            var message = new JsonObject();
            if (_isStageDirty)
                message["stage"] = StageJson();
            _isStageDirty = false;
            var (cells, length) = (new JsonArray(), 0);
            foreach (int index in _dirty.ToList())
            {
                _dirty.Remove(index);
                if (Delta(index, ref length) is { } cell)
                    cells.Add((JsonNode)cell);
                if (length > MessageLength)
                    break;
            }
            if (cells.Count > 0)
                message["cells"] = cells;
            if (_dirty.Count > 0)
                Wake();
            return message.Count > 0 ? message.ToJsonString(Readable) : null;
        }
    }

    private JsonObject StageJson() =>
        new() { ["kernel"] = _stage.Kernel.ToString().ToLowerInvariant(), ["viewers"] = _stage.Viewers };

    private JsonObject? Delta(int index, ref int length)
    {
        var view = _views.Values.First(v => v.Cell.Index == index);
        var (oldHead, versions) = _sent.GetValueOrDefault(index, ("", []));
        var head = view.Head();
        string text = head.ToJsonString();
        var outputs = view.Outputs();
        var changed = new JsonArray();
        for (int i = 0; i < outputs.Count; i++)
        {
            if (i < versions.Count && versions[i] == outputs[i].Version)
                continue;
            changed.Add((JsonNode)new JsonObject { ["at"] = i, ["html"] = outputs[i].Html });
            length += outputs[i].Html.Length;
        }
        bool isHeadNew = text != oldHead;
        if (!isHeadNew && changed.Count == 0 && outputs.Count == versions.Count)
            return null;
        length += isHeadNew ? text.Length : 0;
        _sent[index] = (text, [.. outputs.Select(o => o.Version)]);
        var cell = new JsonObject { ["index"] = index, ["outputs"] = outputs.Count, ["fresh"] = view.Fresh, ["changed"] = changed };
        if (isHeadNew)
            cell["head"] = head;
        return cell;
    }

    private void Told(LiveCell? cell)
    {
        if (cell is null)
            _isStageDirty = true;
        else
            _dirty.Add(cell.Index);
        Wake();
    }

    private void Wake()
    {
        if (_news.CurrentCount == 0)
            _news.Release();
    }

    public void Dispose()
    {
        _stage.Leave(_told);
        _news.Dispose();
    }
}
