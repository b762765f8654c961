namespace TorchSharp.Modules
{
    /// <summary>A border around (N, C, H, W): the border pixels repeated.</summary>
    public sealed class ReplicationPad2d : PadBase
    {
        internal ReplicationPad2d(double value, params long[] padding)
            : base(nameof(ReplicationPad2d), PaddingModes.Replicate, value, padding)
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
            /// <summary>A border around (N, C, H, W): the border pixels repeated.</summary>
            /// <param name="padding">Elements on each side.</param>
            public static Modules.ReplicationPad2d ReplicationPad2d(long padding) => new(0, padding, padding, padding, padding);

            /// <summary>A border around (N, C, H, W): the border pixels repeated.</summary>
            /// <param name="padding">Left, right, top, bottom.</param>
            public static Modules.ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) =>
                new(0, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
