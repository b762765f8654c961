using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Softmax of the negated input along a dimension: the smallest number gets the largest share.</summary>
    public sealed class Softmin : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmin(long dim) : base(nameof(Softmin)) => this.dim = dim;

        /// <summary>Dimension along which the exponentials add up to 1.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.softmin(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softmax of the negated input along a dimension: the smallest number gets the largest share.</summary>
            /// <param name="dim">Dimension along which the exponentials add up to 1.</param>
            public static Modules.Softmin Softmin(long dim) => new(dim);
        }
    }
}
