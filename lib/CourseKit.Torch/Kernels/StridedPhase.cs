namespace CourseKit.Torch.Kernels;

/// <summary>One axis of a convolution with stride, seen from its input: the pixels remainder, remainder + stride ... and the taps that
/// they meet.</summary>
internal readonly struct StridedPhase
{
    /// <param name="remainder">First pixel; below <paramref name="stride"/>.</param>
    /// <param name="size">Pixels of the input.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Pixels between two windows.</param>
    /// <param name="padding">Zeros before the input.</param>
    /// <param name="outputs">Pixels of the output.</param>
    public StridedPhase(int remainder, int size, int kernel, int stride, int padding, int outputs)
    {
        Remainder = remainder;
        Count = (size - remainder + stride - 1) / stride;
        First = (remainder + padding) % stride;
        Taps = First < kernel ? (kernel - 1 - First) / stride + 1 : 0;
        // Pixel number i of the phase meets outputs i + ahead - (Taps - 1) to i + ahead.
        int ahead = (remainder + padding - First) / stride;
        Before = Taps - 1 - ahead;
        After = Count - 1 + ahead - (outputs - 1);
    }

    /// <summary>First pixel.</summary>
    public int Remainder { get; }

    /// <summary>Pixels of the phase.</summary>
    public int Count { get; }

    /// <summary>First tap.</summary>
    public int First { get; }

    /// <summary>Taps that the pixels meet, a stride apart.</summary>
    public int Taps { get; }

    /// <summary>Zeros that belong before the first output; below zero, outputs that no pixel of the phase meets.</summary>
    public int Before { get; }

    /// <summary>Zeros that belong after the last output; below zero, outputs that no pixel of the phase meets.</summary>
    public int After { get; }

    /// <summary>No pixel, or none that meets a tap.</summary>
    public bool IsEmpty => Count == 0 || Taps == 0;

    /// <summary>Whether outputs are taken as they are.</summary>
    public bool IsBare => Before == 0 && After == 0;

    /// <summary>Outputs with these zeros.</summary>
    public int Padded(int outputs) => Before + outputs + After;
}
