using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>In training, each element is 0 with probability p and the others are divided by 1 - p; in evaluation it does
    /// nothing.</summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace) : base(nameof(Dropout)) => (this.p, this.inplace) = (Probability(p), inplace);

        /// <summary>Probability that an element is dropped.</summary>
        public double p { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);

        /// <summary>Checks a probability.</summary>
        internal static double Probability(double p) => p is >= 0 and <= 1
            ? p
            : throw new ArgumentException($"dropout probability has to be between 0 and 1, but got {p}", nameof(p));
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>In training, each element is 0 with probability p and the others are divided by 1 - p.</summary>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Dropout Dropout(double p = 0.5, bool inplace = false) =>
                new(p, inplace);
        }
    }
}
