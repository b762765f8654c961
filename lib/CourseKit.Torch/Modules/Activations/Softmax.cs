using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Exponentials divided by their sum along a dimension: numbers from 0 to 1 that add up to 1.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim) : base(nameof(Softmax)) => this.dim = dim;

        /// <summary>Dimension along which the results add up to 1.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => tensor.softmax(dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Exponentials divided by their sum along a dimension.</summary>
            /// <param name="dim">Dimension along which the results add up to 1.</param>
            public static Modules.Softmax Softmax(long dim) => new(dim);
        }
    }
}
