using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Scaled ELU, which keeps mean 0 and variance 1 from layer to layer.</summary>
    public sealed class SELU : ParameterLessModule<Tensor, Tensor>
    {
        internal SELU(bool inplace) : base(nameof(SELU)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.selu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Scaled ELU, which keeps mean 0 and variance 1 from layer to layer.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.SELU SELU(bool inplace = false) => new(inplace);
        }
    }
}
