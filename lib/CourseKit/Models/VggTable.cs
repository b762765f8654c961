namespace CourseKit.Models;

/// <summary>
/// The columns of VGG's table, read downwards: a number is a 3×3 convolution with so many maps, "1x" before it makes it 1×1, M is a
/// 2×2 maximum, LRN a local response normalisation. Every convolution is followed by ReLU; three dense layers come after.
/// </summary>
/// <remarks>Simonyan and Zisserman, Very deep convolutional networks, arXiv:1409.1556, table 1.</remarks>
public static class VggTable
{
    /// <summary>Column by name: A, A-LRN, B, C, D, E. A is VGG-11, B VGG-13, D VGG-16, E VGG-19.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>
    {
        ["A"] = "64 M 128 M 256 256 M 512 512 M 512 512 M",
        ["A-LRN"] = "64 LRN M 128 M 256 256 M 512 512 M 512 512 M",
        ["B"] = "64 64 M 128 128 M 256 256 M 512 512 M 512 512 M",
        ["C"] = "64 64 M 128 128 M 256 256 1x256 M 512 512 1x512 M 512 512 1x512 M",
        ["D"] = "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M",
        ["E"] = "64 64 M 128 128 M 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M",
    };
}
