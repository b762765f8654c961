namespace CourseKit.Torch.Kernels;

/// <summary>The ways in which <see cref="Convolution"/> computes.</summary>
internal enum ConvolutionWay
{
    /// <summary>As a matrix product.</summary>
    Product,

    /// <summary>Directly, an image per register lane.</summary>
    Lanes,

    /// <summary>By minimal filtering.</summary>
    Winograd,
}
