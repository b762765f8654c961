using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Smooth rectifier: <c>log(1 + exp(beta x)) / beta</c>.</summary>
    public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
    {
        internal Softplus(double beta, double threshold) : base(nameof(Softplus)) =>
            (this.beta, this.threshold) = (beta, threshold);

        /// <summary>Sharpness of the bend.</summary>
        public double beta { get; set; }

        /// <summary>Where <c>beta x</c> is above it the result is x.</summary>
        public double threshold { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.softplus(tensor, beta, threshold);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Smooth rectifier: <c>log(1 + exp(beta x)) / beta</c>.</summary>
            /// <param name="beta">Sharpness of the bend.</param>
            /// <param name="threshold">Where <c>beta x</c> is above it the result is x.</param>
            public static Modules.Softplus Softplus(double beta = 1.0, double threshold = 20.0) => new(beta, threshold);
        }
    }
}
