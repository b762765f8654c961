namespace CourseKit.Plots;

/// <summary>How numbers on an axis are written.</summary>
public enum NumberStyle
{
    /// <summary>Decimal, with k, M, G, T for large numbers and an exponent for very large or small ones.</summary>
    Plain,

    /// <summary>A share written as a percentage: 0.975 is 97.5%.</summary>
    Percent,
}
