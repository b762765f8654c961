using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CourseKit.Scripting;

namespace CourseKit.Cli.Running;

/// <summary>What the runner tells a worker, one JSON line each on its standard input. The end of the input ends the worker.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StartRequest), "start")]
[JsonDerivedType(typeof(ExecuteRequest), "execute")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
internal abstract record WorkerRequest;

/// <summary>Begin a session.</summary>
/// <param name="BaseDirectory">Where the cells' files are.</param>
/// <param name="AssemblyOverrides">What <c>#r</c> of the kit means.</param>
/// <param name="LivePlot">Whether somebody watches: trainings then show curves that grow.</param>
internal sealed record StartRequest(string BaseDirectory, Dictionary<string, string> AssemblyOverrides, bool LivePlot = false)
    : WorkerRequest;

/// <summary>Run a cell.</summary>
internal sealed record ExecuteRequest(int Cell, string Code) : WorkerRequest;

/// <summary>Stop the running cell.</summary>
internal sealed record InterruptRequest : WorkerRequest;

/// <summary>What a worker tells the runner, one JSON line each on its standard output, marked as no user's text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReadyEvent), "ready")]
[JsonDerivedType(typeof(StreamEvent), "stream")]
[JsonDerivedType(typeof(DisplayEvent), "display")]
[JsonDerivedType(typeof(ResultEvent), "result")]
[JsonDerivedType(typeof(ClearEvent), "clear")]
[JsonDerivedType(typeof(DoneEvent), "done")]
internal abstract record WorkerEvent(int Cell);

/// <summary>The session has begun, and its compiler is warm.</summary>
internal sealed record ReadyEvent() : WorkerEvent(0);

/// <summary>Text of the console.</summary>
internal sealed record StreamEvent(int Cell, bool IsError, string Text) : WorkerEvent(Cell);

/// <summary>A value shown, or shown anew.</summary>
internal sealed record DisplayEvent(int Cell, JsonObject Data, string DisplayId, bool IsUpdate) : WorkerEvent(Cell);

/// <summary>The value of the last expression.</summary>
internal sealed record ResultEvent(int Cell, JsonObject Data) : WorkerEvent(Cell);

/// <summary>What the cell has shown is to go.</summary>
internal sealed record ClearEvent(int Cell, bool Wait) : WorkerEvent(Cell);

/// <summary>The cell has ended.</summary>
internal sealed record DoneEvent(int Cell, CellStatus Status, CellError? Error) : WorkerEvent(Cell);

/// <summary>How both sides write these; made at build time, because a worker should be quick to start.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerEvent))]
internal sealed partial class WorkerJson : JsonSerializerContext;
