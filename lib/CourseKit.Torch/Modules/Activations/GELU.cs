using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Gaussian error linear unit: <c>x</c> times the probability that a standard normal number lies below it.</summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU(bool inplace) : base(nameof(GELU)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gaussian error linear unit: <c>x</c> times the probability that a standard normal number lies below it.</summary>
            public static Modules.GELU GELU() => new(false);

            /// <summary>Gaussian error linear unit: <c>x</c> times the probability that a standard normal number lies below it.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.GELU GELU(bool inplace) => new(inplace);
        }
    }
}
