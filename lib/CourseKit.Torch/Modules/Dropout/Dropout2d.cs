using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>In training, whole channels of (N, C, H, W) are 0 with probability p and the others are divided by 1 - p.</summary>
    public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) =>
            (this.p, this.inplace) = (Modules.Dropout.Probability(p), inplace);

        /// <summary>Probability of being dropped.</summary>
        public double p { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>In training, whole channels of (N, C, H, W) are 0 with probability p and the others are divided by 1 - p.</summary>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
