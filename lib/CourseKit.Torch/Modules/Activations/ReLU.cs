using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Rectified linear unit: <c>max(0, x)</c>, elementwise.</summary>
    public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU(bool inplace) : base(nameof(ReLU)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }
        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Rectified linear unit: <c>max(0, x)</c>, elementwise.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);
        }
    }
}
