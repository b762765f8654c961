namespace CourseKit.Torch.Kernels;

/// <summary>
/// Weights (outputs, inputs, 3, 3) transformed to u[point][panel of outputs][input][two registers of outputs]. For a convolution outputs
/// are filters and inputs channels; for its gradient it is the other way round, and every kernel is turned by half a circle.
/// </summary>
internal unsafe struct WinogradFilters : IRangeJob, ISimdKernel<float>
{
    private const int Together = 8;

    public int Inputs, Outputs, PaddedInputs;
    public bool Turned;
    public nint InputStep, OutputStep, Plane;
    public float* W, U;
    private int first, last;

    /// <param name="sizes">The convolution as it is computed.</param>
    /// <param name="w">(F, C, 3, 3), or (C, F, 3, 3) if <paramref name="turned"/>.</param>
    /// <param name="turned">Whether to exchange filters and channels of w and turn the kernels.</param>
    public WinogradFilters(in WinogradShape sizes, float* w, bool turned)
    {
        ConvShape s = sizes.Shape;
        (Inputs, Outputs, PaddedInputs, Turned) = (s.C, s.F, sizes.Channels, turned);
        (InputStep, OutputStep) = turned ? ((nint)s.F * 9, (nint)9) : (9, (nint)s.C * 9);
        Plane = (nint)sizes.Channels * sizes.Filters + sizes.Lanes;
        W = w;
    }

    /// <summary>Transforms all inputs; items are single registers of outputs.</summary>
    public readonly void Run(int from, int to)
    {
        WinogradFilters part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradFilters>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        for (int item = first; item < last; item++)
        {
            Transform<V, S>(item * S.Lanes, 0, PaddedInputs, U + (nint)(item / 2) * PaddedInputs * 2 * S.Lanes + item % 2 * S.Lanes, Plane);
        }
    }

    /// <summary>Transforms one register of outputs of some inputs; both may lie beyond the last, where weights are zero.</summary>
    /// <param name="output">First output.</param>
    /// <param name="input">First input.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="to">Where the first input goes at the first point; the next goes two registers on.</param>
    /// <param name="plane">Distance of the points.</param>
    public readonly void Transform<V, S>(int output, int input, int inputs, float* to, nint plane)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        using Scratch.Lease<float> taps = Scratch.Rent<float>(Together * 9 * S.Lanes);
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        int outputs = Math.Clamp(Outputs - output, 0, S.Lanes);
        if (outputs < S.Lanes)
            taps.Clear();
        for (int done = 0; done < inputs; done += Together)
        {
            int count = Math.Min(Together, inputs - done), real = Math.Clamp(Inputs - input - done, 0, count);
            if (real < count)
                taps.Clear();
            Load(input + done, real, output, outputs, taps.Start, S.Lanes);
            for (int i = 0; i < count; i++)
            {
                float* tap = taps.Start + i * 9 * S.Lanes, target = to + (nint)(done + i) * 2 * S.Lanes;
                if (Turned)
                    WinogradTransforms<V, S>.Filter(tap + 8 * S.Lanes, -S.Lanes, half.Start, target, plane);
                else
                    WinogradTransforms<V, S>.Filter(tap, S.Lanes, half.Start, target, plane);
            }
        }
    }

    /// <summary>Taps of some inputs, a register of outputs wide.</summary>
    private readonly void Load(int input, int inputs, int output, int outputs, float* to, int lanes)
    {
        if (inputs == 0 || outputs == 0)
            return;
        float* w = W + input * InputStep + output * OutputStep;
        if (InputStep == 9)
        {
            Transpose.Run(outputs, inputs * 9, w, OutputStep, to, lanes);
            return;
        }
        for (int i = 0; i < inputs; i++)
            Transpose.Run(outputs, 9, w + i * InputStep, OutputStep, to + i * 9 * lanes, lanes);
    }
}
