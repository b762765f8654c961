using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>ELU with a continuous slope: <c>x</c> above 0, else <c>alpha (exp(x / alpha) - 1)</c>.</summary>
    public sealed class CELU : ParameterLessModule<Tensor, Tensor>
    {
        internal CELU(double alpha, bool inplace) : base(nameof(CELU)) =>
            (this.alpha, this.inplace) = (alpha, inplace);

        /// <summary>The limit far below 0 is -alpha; not 0.</summary>
        public double alpha { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.celu(tensor, alpha, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>ELU with a continuous slope: <c>x</c> above 0, else <c>alpha (exp(x / alpha) - 1)</c>.</summary>
            /// <param name="alpha">The limit far below 0 is -alpha; not 0.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.CELU CELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
        }
    }
}
