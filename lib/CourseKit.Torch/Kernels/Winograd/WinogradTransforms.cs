using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// The transforms of minimal filtering F(4x4, 3x3), one register of channels at a time: with x a tile of 6 by 6 pixels and w a filter,
/// <c>y = At ((G w Gt) * (Bt x B)) A</c>, and the transposes of these maps for the gradients.
/// </summary>
/// <remarks>
/// S. Winograd, Arithmetic Complexity of Computations, 1980; A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks,
/// CVPR 2016. The six points are 0, +-3/4, +-3/2 and infinity instead of the customary 0, +-1, +-2: all constants of Bt and At stay exact
/// in binary, and the error falls to a third (the README of this folder has numbers).
/// </remarks>
internal static unsafe class WinogradTransforms<V, S>
    where V : unmanaged
    where S : struct, ISimd<V, float>
{
    private const int In = WinogradShape.In, Out = WinogradShape.Out;

    /// <summary>Floats of the room that every transform needs for its half-way state.</summary>
    public static int HalfLength => In * In * S.Lanes;

    // The points p and q, their squares and cubes.
    private const float P = 0.75f, Q = 1.5f, P2 = P * P, Q2 = Q * Q, P3 = P2 * P, Q3 = Q2 * Q;

    // Norms of the interpolation polynomials.
    private const float N0 = 1 / (P2 * Q2), Np = 1 / (2 * P2 * (P2 - Q2)), Nq = 1 / (2 * Q2 * (Q2 - P2));

    /// <summary>Bt x B of one tile: column j of x at columns[j], its rows rowSteps[j] apart (0 for a column outside the
    /// image).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float** columns, nint* rowSteps, float* half, float* to, nint plane)
    {
        for (int j = 0; j < In; j++)
            Bt(columns[j], rowSteps[j], half + j * S.Lanes, In * S.Lanes);
        for (int i = 0; i < In; i++)
            Bt(half + i * In * S.Lanes, S.Lanes, to + i * In * plane, plane);
    }

    /// <summary>At m A: 36 sums of a tile to 4 by 4 pixels, pixels of a row S.Lanes apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* from, nint plane, V bias, float* half, float* to, nint rowStep)
    {
        for (int j = 0; j < In; j++)
            At(from + j * plane, In * plane, S.Zero, half + j * S.Lanes, In * S.Lanes);
        for (int i = 0; i < Out; i++)
            At(half + i * In * S.Lanes, S.Lanes, bias, to + i * rowStep, S.Lanes);
    }

    /// <summary>The transpose of <see cref="Output"/>: 4 by 4 pixels of dy to 36 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputGradient(float** columns, nint* rowSteps, float* half, float* to, nint plane)
    {
        for (int j = 0; j < Out; j++)
            A(columns[j], rowSteps[j], half + j * S.Lanes, Out * S.Lanes);
        for (int i = 0; i < In; i++)
            A(half + i * Out * S.Lanes, S.Lanes, to + i * In * plane, plane);
    }

    /// <summary>G w Gt: 9 weights, <paramref name="step"/> apart (negative turns the filter by half a circle), to 36.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Filter(float* from, nint step, float* half, float* to, nint plane)
    {
        for (int j = 0; j < 3; j++)
            G(from + j * step, 3 * step, half + j * S.Lanes, 3 * S.Lanes);
        for (int i = 0; i < In; i++)
            G(half + i * 3 * S.Lanes, S.Lanes, to + i * In * plane, plane);
    }

    /// <summary>The transpose of <see cref="Filter"/>: 36 sums to the gradient of 9 weights, S.Lanes apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FilterGradient(float* from, nint plane, float* half, float* to)
    {
        for (int j = 0; j < In; j++)
            Gt(from + j * plane, In * plane, half + j * S.Lanes, In * S.Lanes);
        for (int i = 0; i < 3; i++)
            Gt(half + i * In * S.Lanes, S.Lanes, to + i * 3 * S.Lanes, S.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bt(float* x, nint step, float* to, nint toStep)
    {
        V x0 = S.Load(x), x1 = S.Load(x + step), x2 = S.Load(x + 2 * step);
        V x3 = S.Load(x + 3 * step), x4 = S.Load(x + 4 * step), x5 = S.Load(x + 5 * step);
        V p2 = S.Create(-P2), q2 = S.Create(-Q2), both = S.Create(-(P2 + Q2)), product = S.Create(P2 * Q2);
        V even = S.Fma(q2, x2, x4), odd = S.Multiply(S.Create(P), S.Fma(q2, x1, x3));
        S.Store(to, S.Fma(product, x0, S.Fma(both, x2, x4)));
        S.Store(to + toStep, S.Add(even, odd));
        S.Store(to + 2 * toStep, S.Subtract(even, odd));
        even = S.Fma(p2, x2, x4);
        odd = S.Multiply(S.Create(Q), S.Fma(p2, x1, x3));
        S.Store(to + 3 * toStep, S.Add(even, odd));
        S.Store(to + 4 * toStep, S.Subtract(even, odd));
        S.Store(to + 5 * toStep, S.Fma(product, x1, S.Fma(both, x3, x5)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void At(float* m, nint step, V bias, float* to, nint toStep)
    {
        V m1 = S.Load(m + step), m2 = S.Load(m + 2 * step), m3 = S.Load(m + 3 * step), m4 = S.Load(m + 4 * step);
        V pEven = S.Add(m1, m2), pOdd = S.Subtract(m1, m2), qEven = S.Add(m3, m4), qOdd = S.Subtract(m3, m4);
        S.Store(to, S.Add(bias, S.Add(S.Load(m), S.Add(pEven, qEven))));
        S.Store(to + toStep, S.Fma(S.Create(Q), qOdd, S.Fma(S.Create(P), pOdd, bias)));
        S.Store(to + 2 * toStep, S.Fma(S.Create(Q2), qEven, S.Fma(S.Create(P2), pEven, bias)));
        S.Store(to + 3 * toStep, S.Add(S.Fma(S.Create(Q3), qOdd, S.Fma(S.Create(P3), pOdd, bias)), S.Load(m + 5 * step)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void A(float* y, nint step, float* to, nint toStep)
    {
        V y0 = S.Load(y), y1 = S.Load(y + step), y2 = S.Load(y + 2 * step), y3 = S.Load(y + 3 * step);
        V even = S.Fma(S.Create(P2), y2, y0), odd = S.Fma(S.Create(P3), y3, S.Multiply(S.Create(P), y1));
        S.Store(to, y0);
        S.Store(to + toStep, S.Add(even, odd));
        S.Store(to + 2 * toStep, S.Subtract(even, odd));
        even = S.Fma(S.Create(Q2), y2, y0);
        odd = S.Fma(S.Create(Q3), y3, S.Multiply(S.Create(Q), y1));
        S.Store(to + 3 * toStep, S.Add(even, odd));
        S.Store(to + 4 * toStep, S.Subtract(even, odd));
        S.Store(to + 5 * toStep, y3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void G(float* w, nint step, float* to, nint toStep)
    {
        V w0 = S.Load(w), w1 = S.Load(w + step), w2 = S.Load(w + 2 * step);
        V even = S.Fma(S.Create(P2), w2, w0), odd = S.Multiply(S.Create(P), w1);
        S.Store(to, S.Multiply(S.Create(N0), w0));
        S.Store(to + toStep, S.Multiply(S.Create(Np), S.Add(even, odd)));
        S.Store(to + 2 * toStep, S.Multiply(S.Create(Np), S.Subtract(even, odd)));
        even = S.Fma(S.Create(Q2), w2, w0);
        odd = S.Multiply(S.Create(Q), w1);
        S.Store(to + 3 * toStep, S.Multiply(S.Create(Nq), S.Add(even, odd)));
        S.Store(to + 4 * toStep, S.Multiply(S.Create(Nq), S.Subtract(even, odd)));
        S.Store(to + 5 * toStep, w2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gt(float* u, nint step, float* to, nint toStep)
    {
        V u1 = S.Load(u + step), u2 = S.Load(u + 2 * step), u3 = S.Load(u + 3 * step), u4 = S.Load(u + 4 * step);
        V pEven = S.Multiply(S.Create(Np), S.Add(u1, u2)), qEven = S.Multiply(S.Create(Nq), S.Add(u3, u4));
        V pOdd = S.Multiply(S.Create(P * Np), S.Subtract(u1, u2)), qOdd = S.Multiply(S.Create(Q * Nq), S.Subtract(u3, u4));
        S.Store(to, S.Fma(S.Create(N0), S.Load(u), S.Add(pEven, qEven)));
        S.Store(to + toStep, S.Add(pOdd, qOdd));
        S.Store(to + 2 * toStep, S.Fma(S.Create(P2), pEven, S.Fma(S.Create(Q2), qEven, S.Load(u + 5 * step))));
    }
}
