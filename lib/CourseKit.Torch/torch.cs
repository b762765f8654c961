namespace TorchSharp;

/// <summary>
/// PyTorch's functions under their own names, as TorchSharp offers them: what the course needs of it, in managed code.
/// The README of this folder lists what is covered.
/// </summary>
public static partial class torch
{
    /// <summary>Layers, losses and initial values.</summary>
    public static partial class nn
    {
    }
}
