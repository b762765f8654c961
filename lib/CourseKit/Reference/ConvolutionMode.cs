namespace CourseKit.Reference;

/// <summary>Which part of a convolution to keep, under the names of MATLAB, NumPy and SciPy.</summary>
public enum ConvolutionMode
{
    /// <summary>Every position where signal and kernel meet at all: <c>n + k - 1</c> values.</summary>
    Full,

    /// <summary>The middle part, as long as the signal.</summary>
    Same,

    /// <summary>Only positions where the kernel lies wholly inside: <c>n - k + 1</c> values.</summary>
    Valid,
}
