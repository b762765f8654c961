using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x</c>; 0 within lambda of 0.</summary>
    public sealed class Hardshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardshrink(double lambda) : base(nameof(Hardshrink)) => this.lambda = lambda;

        /// <summary>Half the width of the dead zone.</summary>
        public double lambda { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.hardshrink(tensor, lambda);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x</c>; 0 within lambda of 0.</summary>
            /// <param name="lambda">Half the width of the dead zone.</param>
            public static Modules.Hardshrink Hardshrink(double lambda = 0.5) => new(lambda);
        }
    }
}
