using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Alpha dropout of whole channels.</summary>
    public sealed class FeatureAlphaDropout : ParameterLessModule<Tensor, Tensor>
    {
        internal FeatureAlphaDropout(double p, bool inplace) : base(nameof(FeatureAlphaDropout)) =>
            (this.p, this.inplace) = (Modules.Dropout.Probability(p), inplace);

        /// <summary>Probability of being dropped.</summary>
        public double p { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.feature_alpha_dropout(input, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Alpha dropout of whole channels.</summary>
            /// <param name="p">Probability, 0 to 1.</param>
            public static Modules.FeatureAlphaDropout FeatureAlphaDropout(double p = 0.5) => new(p, false);

            /// <summary>Alpha dropout of whole channels.</summary>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.FeatureAlphaDropout FeatureAlphaDropout(double p, bool inplace) => new(p, inplace);
        }
    }
}
