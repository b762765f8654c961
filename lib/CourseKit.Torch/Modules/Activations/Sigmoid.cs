using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Logistic function <c>1 / (1 + exp(-x))</c>, elementwise.</summary>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid(bool inplace) : base(nameof(Sigmoid)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }
        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logistic function, elementwise.</summary>
            public static Modules.Sigmoid Sigmoid() => new(false);

            /// <summary>Logistic function, elementwise.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Sigmoid Sigmoid(bool inplace) => new(inplace);
        }
    }
}
