using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Leaky rectified linear unit: <c>x</c> above 0, else <c>negative_slope x</c>.</summary>
    public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU)) =>
            (this.negative_slope, this.inplace) = (negative_slope, inplace);

        /// <summary>Slope below 0.</summary>
        public double negative_slope { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Leaky rectified linear unit: <c>x</c> above 0, else <c>negative_slope x</c>.</summary>
            /// <param name="negative_slope">Slope below 0.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
        }
    }
}
