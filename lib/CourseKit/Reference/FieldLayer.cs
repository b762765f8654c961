namespace CourseKit.Reference;

/// <summary>One layer of a stack for <see cref="ReceptiveField"/>: only how its windows lie matters.</summary>
/// <param name="Name">"conv1".</param>
/// <param name="Kernel">Taps of a window.</param>
/// <param name="Stride">Distance between windows, in pixels of its input.</param>
/// <param name="Padding">Positions added before the first.</param>
/// <param name="Dilation">Distance between taps, in pixels of its input.</param>
public sealed record FieldLayer(string Name, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1);
