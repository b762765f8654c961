namespace CourseKit.Demos;

/// <summary>What a layer of a <see cref="ShapeCalculator"/> does.</summary>
public enum StackKind
{
    /// <summary>Convolution: windows with weights, one output channel for each filter.</summary>
    Conv,

    /// <summary>Pooling: windows without weights, channel by channel.</summary>
    Pool,

    /// <summary>Fully connected: everything before it in one row.</summary>
    Dense,
}
