namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Settings of what computes on graphics cards. This engine has none: it keeps the settings, and they change nothing.
    /// </summary>
    public static class backends
    {
        /// <summary>Settings of CUDA.</summary>
        public static class cuda
        {
            /// <summary>Settings of matrix products.</summary>
            public static class matmul
            {
                /// <summary>
                /// Whether products of float32 may round their factors to TensorFloat-32, of 10 bits; false as in PyTorch.
                /// </summary>
                public static bool allow_tf32 { get; set; }
            }
        }

        /// <summary>Settings of cuDNN.</summary>
        public static class cudnn
        {
            /// <summary>Whether convolutions of float32 may round to TensorFloat-32, of 10 bits; true as in PyTorch.</summary>
            public static bool allow_tf32 { get; set; } = true;
        }
    }
}
