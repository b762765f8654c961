using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The logarithm of softmax along a dimension.</summary>
    public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSoftmax(long dim) : base(nameof(LogSoftmax)) => this.dim = dim;

        /// <summary>Dimension along which the exponentials add up to 1.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.log_softmax(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The logarithm of softmax along a dimension.</summary>
            /// <param name="dim">Dimension along which the exponentials add up to 1.</param>
            public static Modules.LogSoftmax LogSoftmax(long dim) => new(dim);
        }
    }
}
