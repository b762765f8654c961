using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x</c> drawn towards 0 by lambda; 0 within lambda of 0.</summary>
    public sealed class Softshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Softshrink(double lambda) : base(nameof(Softshrink)) => this.lambda = lambda;

        /// <summary>Half the width of the dead zone; 0 or more.</summary>
        public double lambda { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.softshrink(tensor, lambda);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x</c> drawn towards 0 by lambda; 0 within lambda of 0.</summary>
            /// <param name="lambda">Half the width of the dead zone; 0 or more.</param>
            public static Modules.Softshrink Softshrink(double lambda = 0.5) => new(lambda);
        }
    }
}
