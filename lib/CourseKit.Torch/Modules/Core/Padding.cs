namespace TorchSharp;

/// <summary>Padding by name.</summary>
public enum Padding
{
    /// <summary>None.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size, for stride 1.</summary>
    Same = 1,
}

/// <summary>What stands in the padding.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,
}
