using CourseKit.Reference;

namespace CourseKit.Models;

/// <summary>One inception row of GoogLeNet's table.</summary>
/// <param name="Name">"3a".</param>
/// <param name="In">Maps that come in.</param>
/// <param name="C1">Maps of the 1×1 branch.</param>
/// <param name="C3Reduce">1×1 maps before the 3×3 convolution.</param>
/// <param name="C3">Maps of the 3×3 branch.</param>
/// <param name="C5Reduce">1×1 maps before the 5×5 convolution.</param>
/// <param name="C5">Maps of the 5×5 branch.</param>
/// <param name="Pool">1×1 maps after the pooling.</param>
public sealed record InceptionRow(string Name, long In, long C1, long C3Reduce, long C3, long C5Reduce, long C5, long Pool)
{
    /// <summary>Maps that go out: the four branches side by side.</summary>
    public long Out => C1 + C3 + C5 + Pool;

    /// <summary>Weights of its six convolutions, without biases, as the paper counts.</summary>
    public long Weights => Convolutions.Sum(c => LayerCost.ConvParameters(c.In, c.Out, c.Kernel, c.Kernel, bias: false));

    /// <summary>Its convolutions: maps in, maps out, rows and columns of a kernel.</summary>
    public IReadOnlyList<(long In, long Out, long Kernel)> Convolutions =>
        [(In, C1, 1), (In, C3Reduce, 1), (C3Reduce, C3, 3), (In, C5Reduce, 1), (C5Reduce, C5, 5), (In, Pool, 1)];

    /// <summary>Multiply-adds for one input.</summary>
    /// <param name="size">Rows and columns of its maps.</param>
    public long MultiplyAdds(long size) => Weights * size * size;
}
