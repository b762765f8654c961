using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Softmax over the channels of images: (N, C, H, W) or (C, H, W).</summary>
    public sealed class Softmax2d : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax2d() : base(nameof(Softmax2d))
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax2d(tensor);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softmax over the channels of images: (N, C, H, W) or (C, H, W).</summary>
            public static Modules.Softmax2d Softmax2d() => new();
        }
    }
}
