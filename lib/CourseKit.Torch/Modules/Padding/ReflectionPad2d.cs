namespace TorchSharp.Modules
{
    /// <summary>A border around (N, C, H, W): the image mirrored at its border.</summary>
    public sealed class ReflectionPad2d : PadBase
    {
        internal ReflectionPad2d(double value, params long[] padding) : base(nameof(ReflectionPad2d), PaddingModes.Reflect, value, padding)
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
            /// <summary>A border around (N, C, H, W): the image mirrored at its border.</summary>
            /// <param name="padding">Elements on each side.</param>
            public static Modules.ReflectionPad2d ReflectionPad2d(long padding) => new(0, padding, padding, padding, padding);

            /// <summary>A border around (N, C, H, W): the image mirrored at its border.</summary>
            /// <param name="padding">Left, right, top, bottom.</param>
            public static Modules.ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) =>
                new(0, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
