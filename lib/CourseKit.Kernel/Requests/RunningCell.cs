using CourseKit.Kernel.Messages;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>The cell that may ask for input.</summary>
/// <param name="Message">Its execute_request.</param>
/// <param name="AllowsInput">Whether the client that sent it can be asked.</param>
/// <param name="Sink">Its output.</param>
internal sealed record RunningCell(JupyterMessage Message, bool AllowsInput, CellSink Sink);
