namespace CourseKit.Torch.Kernels;

/// <summary>
/// Transforms the weights: u[point][panel of outputs][input][two registers of outputs]. Items are single registers of outputs.
/// Outputs are filters, and inputs channels; for the gradient of the input it is the other way round and filters are turned.
/// </summary>
internal unsafe struct WinogradFilters : IRangeJob, ISimdKernel<float>
{
    public int Inputs, Outputs, PaddedInputs;
    public bool Turned;
    public nint InputStep, OutputStep, Plane;
    public float* W, U;
    private int first, last;

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
        const int Together = 8;
        using Scratch.Lease<float> taps = Scratch.Rent<float>(Together * 9 * S.Lanes);
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        for (int item = first; item < last; item++)
        {
            int o = item * S.Lanes, count = Math.Clamp(Outputs - o, 0, S.Lanes);
            float* to = U + (nint)(item / 2) * PaddedInputs * 2 * S.Lanes + item % 2 * S.Lanes;
            if (count < S.Lanes)
                taps.Clear();
            for (int i = 0; i < PaddedInputs; i++)
            {
                int ahead = i % Together;
                if (ahead == 0)
                    Load<V, S>(i, Math.Min(Together, Inputs - i), o, count, taps.Start);
                if (i == Inputs)
                    taps.Clear();
                float* tap = taps.Start + (i < Inputs ? ahead : 0) * 9 * S.Lanes;
                if (Turned)
                    WinogradTransforms<V, S>.Filter(tap + 8 * S.Lanes, -S.Lanes, half.Start, to + (nint)i * 2 * S.Lanes, Plane);
                else
                    WinogradTransforms<V, S>.Filter(tap, S.Lanes, half.Start, to + (nint)i * 2 * S.Lanes, Plane);
            }
        }
    }

    /// <summary>Taps of some inputs, a register of outputs wide.</summary>
    private readonly void Load<V, S>(int input, int inputs, int output, int outputs, float* to)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        if (inputs <= 0 || outputs == 0)
            return;
        float* w = W + input * InputStep + output * OutputStep;
        if (InputStep == 9)
        {
            Transpose.Run(outputs, inputs * 9, w, OutputStep, to, S.Lanes);
            return;
        }
        for (int i = 0; i < inputs; i++)
            Transpose.Run(outputs, 9, w + i * InputStep, OutputStep, to + i * 9 * S.Lanes, S.Lanes);
    }
}
