namespace CourseKit.Plots;

/// <summary>One position of a figure's slider.</summary>
/// <param name="Label">What the slider says at this position: "epoch 3".</param>
/// <param name="Panels">What is shown there.</param>
public sealed record FigureStep(string Label, IReadOnlyList<Panel> Panels);
