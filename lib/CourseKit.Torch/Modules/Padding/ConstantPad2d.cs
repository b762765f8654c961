namespace TorchSharp.Modules
{
    /// <summary>A border around (N, C, H, W): one value.</summary>
    public sealed class ConstantPad2d : PadBase
    {
        internal ConstantPad2d(double value, params long[] padding) : base(nameof(ConstantPad2d), PaddingModes.Constant, value, padding)
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
            /// <summary>A border around (N, C, H, W): one value.</summary>
            /// <param name="padding">Elements on each side.</param>
            /// <param name="value">The value.</param>
            public static Modules.ConstantPad2d ConstantPad2d(long padding, double value) => new(value, padding, padding, padding, padding);

            /// <summary>A border around (N, C, H, W): one value.</summary>
            /// <param name="padding">Left, right, top, bottom.</param>
            /// <param name="value">The value.</param>
            public static Modules.ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) =>
                new(value, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
