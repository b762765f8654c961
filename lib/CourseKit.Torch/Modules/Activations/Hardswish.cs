using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x</c> times <c>(x + 3) / 6</c> kept between 0 and 1.</summary>
    public sealed class Hardswish : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardswish(bool inplace) : base(nameof(Hardswish)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.hardswish(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x</c> times <c>(x + 3) / 6</c> kept between 0 and 1.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Hardswish Hardswish(bool inplace = false) => new(inplace);
        }
    }
}
