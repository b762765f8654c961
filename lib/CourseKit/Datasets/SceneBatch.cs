using static TorchSharp.torch;

namespace CourseKit.Datasets;

/// <summary>Scenes with their classes, masks and boxes.</summary>
/// <param name="X">Images, shape (N, C, H, W), float32, normalised.</param>
/// <param name="Labels">Classes, shape (N), int64.</param>
/// <param name="Masks">For each pixel 0, background, or 1 + class of the object, shape (N, H, W), int64.</param>
/// <param name="Boxes">Centre x, centre y, width, height as shares of the image, shape (N, 4), float32.</param>
public sealed record SceneBatch(Tensor X, Tensor Labels, Tensor Masks, Tensor Boxes);
