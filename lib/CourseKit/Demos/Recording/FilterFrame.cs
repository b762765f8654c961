namespace CourseKit.Demos.Recording;

/// <summary>A convolution at one time of a training.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="Loss">Of the batch that came next.</param>
/// <param name="Accuracy">On test images, 0…1.</param>
/// <param name="Weights">Shape (F, C, kH, kW), in order.</param>
/// <param name="Biases">F numbers.</param>
internal sealed record FilterFrame(long Step, double Loss, double Accuracy, float[] Weights, float[] Biases);
