namespace CourseKit.Insight;

/// <summary>How to look for an image that pleases a unit.</summary>
public sealed record MaximiseSettings
{
    /// <summary>Channels of the image.</summary>
    public long Channels { get; init; } = 1;

    /// <summary>In pixels.</summary>
    public long Height { get; init; } = 28;

    /// <summary>In pixels.</summary>
    public long Width { get; init; } = 28;

    /// <summary>Steps up.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>Length of a step: the root mean square of the change, in units of the input's deviation.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>Share that every pixel loses in each step: keeps values that do not help near 0.</summary>
    public double Decay { get; init; } = 0.01;

    /// <summary>Steps between two light blurs, against speckles; 0 for none.</summary>
    public int BlurEvery { get; init; } = 4;

    /// <summary>Farthest random shift in each step, in pixels.</summary>
    public int Jitter { get; init; } = 1;

    /// <summary>Largest absolute value of a pixel, in units of the input's deviation.</summary>
    public double Limit { get; init; } = 3;

    /// <summary>Seed of the noise to start from and of the shifts.</summary>
    public long Seed { get; init; } = 1;
}
