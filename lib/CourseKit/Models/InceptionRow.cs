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
}
