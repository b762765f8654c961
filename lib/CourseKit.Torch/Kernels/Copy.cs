using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>Copies short runs of values without a call; a run of 16 bytes or more is copied in registers, the last one
/// overlapping.</summary>
internal static unsafe class Copy
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T>(T* from, T* to, nint count)
        where T : unmanaged
    {
        nint bytes = count * sizeof(T);
        byte* f = (byte*)from, t = (byte*)to;
        if (bytes >= 32)
        {
            for (nint i = 0; i < bytes - 32; i += 32)
                Vector256.Load(f + i).Store(t + i);
            Vector256.Load(f + bytes - 32).Store(t + bytes - 32);
        }
        else if (bytes >= 16)
        {
            Vector128<byte> last = Vector128.Load(f + bytes - 16);
            Vector128.Load(f).Store(t);
            last.Store(t + bytes - 16);
        }
        else
        {
            for (nint i = 0; i < count; i++)
                to[i] = from[i];
        }
    }
}
