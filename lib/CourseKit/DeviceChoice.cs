namespace CourseKit;

/// <summary>Where to compute, as written in environment.json.</summary>
public enum DeviceChoice
{
    /// <summary>The graphics card where the engine sees one, otherwise the processor.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA graphics card.</summary>
    Cuda,
}
