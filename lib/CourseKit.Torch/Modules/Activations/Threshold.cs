using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x</c> above the threshold, else <c>value</c>.</summary>
    public sealed class Threshold : ParameterLessModule<Tensor, Tensor>
    {
        internal Threshold(double threshold, double value, bool inplace) : base(nameof(Threshold)) =>
            (this.threshold, this.value, this.inplace) = (threshold, value, inplace);

        /// <summary>What does not exceed it is replaced.</summary>
        public double threshold { get; set; }

        /// <summary>The replacement.</summary>
        public double value { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.threshold(tensor, threshold, value, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x</c> above the threshold, else <c>value</c>.</summary>
            /// <param name="threshold">What does not exceed it is replaced.</param>
            /// <param name="value">The replacement.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Threshold Threshold(double threshold, double value, bool inplace = false) =>
                new(threshold, value, inplace);
        }
    }
}
