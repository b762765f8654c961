namespace CourseKit.Models;

/// <summary>Which GoogLeNet.</summary>
public enum GoogLeNetForm
{
    /// <summary>torchvision's: batch normalisation, no biases, and 3×3 where the paper has 5×5. Published weights are of this
    /// form.</summary>
    Torchvision,

    /// <summary>The paper's of 2014: biases, local response normalisation, real 5×5 convolutions.</summary>
    Paper2014,
}
