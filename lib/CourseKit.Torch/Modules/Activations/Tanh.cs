using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Hyperbolic tangent, elementwise.</summary>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace) : base(nameof(Tanh)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }
        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Hyperbolic tangent, elementwise.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Tanh Tanh(bool inplace = false) => new(inplace);
        }
    }
}
