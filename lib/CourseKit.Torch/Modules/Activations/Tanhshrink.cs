using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x - tanh(x)</c>, elementwise.</summary>
    public sealed class Tanhshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanhshrink(bool inplace) : base(nameof(Tanhshrink)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.tanhshrink(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x - tanh(x)</c>, elementwise.</summary>
            public static Modules.Tanhshrink Tanhshrink() => new(false);

            /// <summary><c>x - tanh(x)</c>, elementwise.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Tanhshrink Tanhshrink(bool inplace = false) => new(inplace);
        }
    }
}
