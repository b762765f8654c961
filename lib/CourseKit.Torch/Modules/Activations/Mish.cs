using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x tanh(softplus(x))</c>, elementwise.</summary>
    public sealed class Mish : ParameterLessModule<Tensor, Tensor>
    {
        internal Mish(bool inplace) : base(nameof(Mish)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.mish(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x tanh(softplus(x))</c>, elementwise.</summary>
            public static Modules.Mish Mish() => new(false);

            /// <summary><c>x tanh(softplus(x))</c>, elementwise.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Mish Mish(bool inplace) => new(inplace);
        }
    }
}
