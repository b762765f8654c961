using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Randomised leaky rectified linear unit; as in TorchSharp the slope below 0 is the mean of its bounds, in training
    /// too.</summary>
    public sealed class RReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal RReLU(double lower, double upper, bool inplace) : base(nameof(RReLU)) =>
            (this.lower, this.upper, this.inplace) = (lower, upper, inplace);

        /// <summary>Smallest slope below 0.</summary>
        public double lower { get; set; }

        /// <summary>Largest slope below 0.</summary>
        public double upper { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.rrelu(tensor, lower, upper, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Randomised leaky rectified linear unit; as in TorchSharp the slope below 0 is the mean of its bounds, in training
            /// too.</summary>
            /// <param name="lower">Smallest slope below 0.</param>
            /// <param name="upper">Largest slope below 0.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.RReLU RReLU(double lower = 0.125, double upper = 0.3333333333333333, bool inplace = false) =>
                new(lower, upper, inplace);
        }
    }
}
