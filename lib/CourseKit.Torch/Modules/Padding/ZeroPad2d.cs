namespace TorchSharp.Modules
{
    /// <summary>A border around (N, C, H, W): zeros.</summary>
    public sealed class ZeroPad2d : PadBase
    {
        internal ZeroPad2d(double value, params long[] padding) : base(nameof(ZeroPad2d), PaddingModes.Constant, value, padding)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A border around (N, C, H, W): zeros.</summary>
            /// <param name="padding">Elements on each side.</param>
            public static Modules.ZeroPad2d ZeroPad2d(long padding) => new(0, padding, padding, padding, padding);

            /// <summary>A border around (N, C, H, W): zeros.</summary>
            /// <param name="padding">Left, right, top, bottom.</param>
            public static Modules.ZeroPad2d ZeroPad2d((long, long, long, long) padding) =>
                new(0, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
