namespace CourseKit.Torch.Kernels;

/// <summary>One image with its border of zeros, so that no tap has to ask whether it is inside.</summary>
internal static unsafe class PaddedImage
{
    /// <summary>Whether a copy is needed at all.</summary>
    public static bool Needed(in ConvShape s) => s.padH != 0 || s.padW != 0;

    /// <summary>Values of the copy; 0 where none is needed.</summary>
    public static long Length(in ConvShape s) => Needed(s) ? (long)s.C * s.PaddedH * s.PaddedW : 0;

    /// <summary>Copies x (C, H, W) into room of <see cref="Length"/>, or gives x itself where that will do. A padding below zero
    /// crops.</summary>
    public static T* Make<T>(in ConvShape s, T* x, T* room)
        where T : unmanaged
    {
        if (!Needed(s))
            return x;
        int left = Math.Max(0, -s.padW), cols = Math.Min(s.W, s.W + s.padW) - left, border = Math.Max(0, s.padW);
        int rowLength = s.PaddedW;
        for (int c = 0; c < s.C; c++)
        {
            for (int i = 0; i < s.PaddedH; i++)
            {
                T* to = room + ((nint)c * s.PaddedH + i) * rowLength;
                int row = i - s.padH;
                new Span<T>(to, rowLength).Clear();
                if (row >= 0 && row < s.H)
                    Copy.Run(x + ((nint)c * s.H + row) * s.W + left, to + border, cols);
            }
        }
        return room;
    }
}
