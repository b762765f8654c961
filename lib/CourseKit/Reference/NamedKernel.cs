namespace CourseKit.Reference;

/// <summary>A kernel for the gallery.</summary>
/// <param name="Name">"Sobel, left edge".</param>
/// <param name="Values">Shape (kH, kW), laid on as it stands (cross-correlation).</param>
/// <param name="Effect">What it does to a picture, in a few words.</param>
public sealed record NamedKernel(string Name, double[,] Values, string Effect);
