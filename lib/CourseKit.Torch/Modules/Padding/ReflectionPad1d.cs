namespace TorchSharp.Modules
{
    /// <summary>A border around (N, C, L): the signal mirrored at its ends.</summary>
    public sealed class ReflectionPad1d : PadBase
    {
        internal ReflectionPad1d(double value, params long[] padding) : base(nameof(ReflectionPad1d), PaddingModes.Reflect, value, padding)
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
            /// <summary>A border around (N, C, L): the signal mirrored at its ends.</summary>
            /// <param name="padding">Elements on each side.</param>
            public static Modules.ReflectionPad1d ReflectionPad1d(long padding) => new(0, padding, padding);

            /// <summary>A border around (N, C, L): the signal mirrored at its ends.</summary>
            /// <param name="padding">Before and after.</param>
            public static Modules.ReflectionPad1d ReflectionPad1d((long, long) padding) => new(0, padding.Item1, padding.Item2);
        }
    }
}
