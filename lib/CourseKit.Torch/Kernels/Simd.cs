using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>Arithmetic on one register of <typeparamref name="V"/>: lets a kernel be written once for every register width.</summary>
/// <typeparam name="V">The register: Vector512, Vector256, Vector128 of T, or T itself.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe interface ISimd<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>Values per register.</summary>
    static abstract int Lanes { get; }

    static abstract V Zero { get; }

    static abstract V Create(T value);

    static abstract V Load(T* from);

    static abstract void Store(T* to, V value);

    static abstract V Add(V a, V b);

    static abstract V Subtract(V a, V b);

    static abstract V Multiply(V a, V b);

    /// <summary>a * b + c, rounded once where the processor can.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>The larger of each pair; NaN if either is NaN.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The smaller of each pair; NaN if either is NaN.</summary>
    static abstract V Min(V a, V b);

    /// <summary>Where the challenger is larger, or NaN, it takes the holder's place, and its tag that of the holder's tag.</summary>
    static abstract void Challenge(ref V holder, ref V tag, V challenger, V challengerTag);

    /// <summary>The value where two tags are the same, else zero.</summary>
    static abstract V Where(V tag, V other, V value);

    /// <summary>a * 2^n, where shifted is n plus the shift constant of <see cref="SimdExp"/>.</summary>
    static abstract V TimesPowerOfTwo(V a, V shifted);

    /// <summary>
    /// Zero where a lies below the smallest normal number. What decays step by step ends there, where processors need a hundred cycles for
    /// a product; .NET cannot tell them to take such numbers for zero.
    /// </summary>
    static abstract V WithoutSubnormals(V a);

    /// <summary>Sum of all lanes, always in the same order.</summary>
    static abstract T Sum(V a);

    /// <summary>Largest lane.</summary>
    static abstract T MaxLane(V a);
}

/// <summary>A kernel that is generic over the register; <see cref="Simd.Run"/> gives it the widest one allowed.</summary>
internal interface ISimdKernel<T>
    where T : unmanaged
{
    void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, T>;
}

/// <summary>Chooses the register width at run time.</summary>
internal static class Simd
{
    /// <summary>Bits of the widest register that kernels may use: 512, 256, 128, or less for scalar code. Tests narrow it, or the
    /// variable <c>COURSEKIT_SIMD</c>.</summary>
    public static int MaxWidth { get; set; } = int.TryParse(Environment.GetEnvironmentVariable("COURSEKIT_SIMD"), out int bits)
        ? bits : 512;

    /// <summary>
    /// Whether products are added with one rounding. Fixed by the processor, unlike MultiplyAddEstimate, whose bits depend on how far the
    /// calling method has been optimised by then.
    /// </summary>
    public static bool Fuses
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>Bits of the register that <see cref="Run"/> chooses now; 0 is scalar.</summary>
    public static int Width =>
        MaxWidth >= 512 && Vector512.IsHardwareAccelerated ? 512 :
        MaxWidth >= 256 && Vector256.IsHardwareAccelerated ? 256 :
        MaxWidth >= 128 && Vector128.IsHardwareAccelerated ? 128 : 0;

    /// <summary>Values of T in the register that <see cref="Run"/> chooses now.</summary>
    public static unsafe int Lanes<T>()
        where T : unmanaged => Math.Max(1, Width / 8 / sizeof(T));

    /// <summary>Runs the kernel with the widest register allowed.</summary>
    public static void Run<T, K>(ref K kernel)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        where K : struct, ISimdKernel<T>
    {
        switch (Width)
        {
            case 512: kernel.Run<Vector512<T>, Simd512<T>>(); break;
            case 256: kernel.Run<Vector256<T>, Simd256<T>>(); break;
            case 128: kernel.Run<Vector128<T>, Simd128<T>>(); break;
            default: kernel.Run<T, SimdScalar<T>>(); break;
        }
    }
}
