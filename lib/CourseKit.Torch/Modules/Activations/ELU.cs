using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Exponential linear unit: <c>x</c> above 0, else <c>alpha (exp(x) - 1)</c>.</summary>
    public sealed class ELU : ParameterLessModule<Tensor, Tensor>
    {
        internal ELU(double alpha, bool inplace) : base(nameof(ELU)) =>
            (this.alpha, this.inplace) = (alpha, inplace);

        /// <summary>The limit far below 0 is -alpha.</summary>
        public double alpha { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.elu(tensor, alpha, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Exponential linear unit: <c>x</c> above 0, else <c>alpha (exp(x) - 1)</c>.</summary>
            /// <param name="alpha">The limit far below 0 is -alpha.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
        }
    }
}
