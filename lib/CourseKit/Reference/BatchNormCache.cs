namespace CourseKit.Reference;

/// <summary>What the backward pass of <see cref="BatchNorm2d"/> needs to know of the forward pass.</summary>
/// <param name="Normalized">x minus mean, over deviation, shape (N, C, H, W).</param>
/// <param name="Mean">Mean of each channel, shape (C).</param>
/// <param name="Variance">Variance of each channel, divided by the count, shape (C).</param>
public sealed record BatchNormCache(double[,,,] Normalized, double[] Mean, double[] Variance);
