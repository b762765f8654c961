using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Dropout that keeps mean 0 and variance 1, for networks of SELU.</summary>
    public sealed class AlphaDropout : ParameterLessModule<Tensor, Tensor>
    {
        internal AlphaDropout(double p, bool inplace) : base(nameof(AlphaDropout)) =>
            (this.p, this.inplace) = (Modules.Dropout.Probability(p), inplace);

        /// <summary>Probability of being dropped.</summary>
        public double p { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.alpha_dropout(tensor, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Dropout that keeps mean 0 and variance 1, for networks of SELU.</summary>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.AlphaDropout AlphaDropout(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
