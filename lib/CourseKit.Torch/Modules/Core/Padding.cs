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

    /// <summary>The picture mirrored at its border pixels: c b | a b c | b a.</summary>
    Reflect = 1,

    /// <summary>The border pixels repeated: a a | a b c | c c.</summary>
    Replicate = 2,

    /// <summary>The picture continued from its other end: b c | a b c | a b.</summary>
    Circular = 3,

    /// <summary>One value.</summary>
    Constant = 4,
}
