using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Merges dimensions into one: (N, C, H, W) becomes (N, C*H*W).</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten)) => (this.start_dim, this.end_dim) = (start_dim, end_dim);

        /// <summary>First dimension merged.</summary>
        public long start_dim { get; set; }

        /// <summary>Last dimension merged.</summary>
        public long end_dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Merges dimensions into one: (N, C, H, W) becomes (N, C*H*W).</summary>
            /// <param name="start_dim">First dimension merged.</param>
            /// <param name="end_dim">Last dimension merged; -1 is the last.</param>
            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
