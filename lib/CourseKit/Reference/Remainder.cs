namespace CourseKit.Reference;

/// <summary>What to do when windows do not fit an axis evenly.</summary>
public enum Remainder
{
    /// <summary>Leave the last pixels out, as every framework does by default.</summary>
    Crop,

    /// <summary>Add zeros at the end until one more window fits ("ceil mode").</summary>
    Pad,

    /// <summary>Refuse.</summary>
    Raise,
}
