using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting.Kernel;
using Microsoft.AspNetCore.Http;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>Does what a page asks for: one JSON object a request. What it cannot do it answers with a sentence.</summary>
/// <param name="stage">The cells.</param>
/// <param name="kernel">Runs them.</param>
/// <param name="copies">Folder for saved copies.</param>
internal sealed class Director(Stage stage, LiveKernel kernel, string copies)
{
    private const int LongestCell = 100_000;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    public async Task ObeyAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            await PresentServer.SayAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send JSON.");
            return;
        }
        try
        {
            var order = await JsonNode.ParseAsync(context.Request.Body, null, Shallow, context.RequestAborted) as JsonObject;
            string said = Obey(order ?? throw new CourseKitException("Send a JSON object."));
            await PresentServer.SayAsync(context, StatusCodes.Status200OK, said);
        }
        catch (Exception e) when (e is CourseKitException or JsonException or ArgumentException or InvalidOperationException)
        {
            string sentence = e is CourseKitException ? e.Message : "This is not a JSON object as it should be.";
            await PresentServer.SayAsync(context, StatusCodes.Status400BadRequest, sentence);
        }
        catch (BadHttpRequestException e)
        {
            await PresentServer.SayAsync(context, e.StatusCode, e.Message);
        }
    }

    private string Obey(JsonObject order)
    {
        switch (Text(order, "do"))
        {
            case "run":
                kernel.Run([Cell(order)]);
                break;
            case "runTo":
                int index = Cell(order).Index;
                kernel.Run(stage.Cells.Where(c => c.Index <= index));
                break;
            case "runAll":
                kernel.Run(stage.Cells);
                break;
            case "set":
                Set(Cell(order), Text(order, "name"), order["value"]);
                break;
            case "edit":
                Edit(Cell(order), Text(order, "source"));
                break;
            case "revert":
                Change(Cell(order), cell => cell.Revert());
                break;
            case "interrupt":
                kernel.Interrupt();
                break;
            case "restart":
                kernel.Restart();
                break;
            case "save":
                return $"Saved as {Save()}";
            default:
                throw new CourseKitException("This page asks for something that this server does not know.");
        }
        return "";
    }

    private void Set(LiveCell cell, string name, JsonNode? value)
    {
        lock (stage.Gate)
        {
            var parameter = cell.Parameters.Items.FirstOrDefault(p => p.Name == name)
                ?? throw new CourseKitException($"Cell {cell.Number} has no parameter {name}.");
            string code = parameter.Put(cell.Source, parameter.Literal(value));
            if (code == cell.Source)
                return;
            Change(cell, c => c.Edit(code));
            if (LiveRules.RunsAtChange(cell))
                kernel.RunAnew(cell);
        }
    }

    private void Edit(LiveCell cell, string source)
    {
        if (source.Length > LongestCell)
            throw new CourseKitException($"Cell {cell.Number} would have {source.Length} characters; at most {LongestCell}.");
        Change(cell, c => c.Edit(source.ReplaceLineEndings("\n")));
    }

    private void Change(LiveCell cell, Action<LiveCell> change)
    {
        lock (stage.Gate)
            change(cell);
        stage.Changed(cell);
    }

    private string Save()
    {
        var copy = stage.Copy();
        string path = new OutputFolder(copies).Write($"{copy.Name}.present.ipynb", NotebookWriter.Write(copy));
        return Path.GetRelativePath(Environment.CurrentDirectory, path);
    }

    private LiveCell Cell(JsonObject order) =>
        order["cell"] is JsonValue value && value.TryGetValue(out int index) && stage.Cells.Find(c => c.Index == index) is { } cell
            ? cell
            : throw new CourseKitException("There is no such cell.");

    private static string Text(JsonObject order, string name) =>
        order[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new CourseKitException($"\"{name}\" is missing.");
}
