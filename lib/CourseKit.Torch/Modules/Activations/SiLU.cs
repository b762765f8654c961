using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Sigmoid linear unit, also called swish: <c>x / (1 + exp(-x))</c>.</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace) : base(nameof(SiLU)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sigmoid linear unit, also called swish: <c>x / (1 + exp(-x))</c>.</summary>
            public static Modules.SiLU SiLU() => new(false);

            /// <summary>Sigmoid linear unit, also called swish: <c>x / (1 + exp(-x))</c>.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.SiLU SiLU(bool inplace) => new(inplace);
        }
    }
}
