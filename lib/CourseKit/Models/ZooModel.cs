using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>A model of the zoo.</summary>
/// <param name="Name">torchvision's name where it has one: "resnet18".</param>
/// <param name="Input">Sizes of one input: channels, rows, columns.</param>
/// <param name="Parameters">Published or computed number of parameters, with the published number of classes.</param>
/// <param name="Create">Makes it with random weights, given a number of classes.</param>
/// <param name="Classes">The published number of classes.</param>
public sealed record ZooModel(
    string Name, IReadOnlyList<long> Input, long Parameters, Func<long, Module<Tensor, Tensor>> Create, long Classes = 1000);
