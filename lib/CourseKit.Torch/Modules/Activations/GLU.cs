using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Gated linear unit: one half of the input times the logistic function of the other half.</summary>
    public sealed class GLU : ParameterLessModule<Tensor, Tensor>
    {
        internal GLU(long dim) : base(nameof(GLU)) => this.dim = dim;

        /// <summary>Dimension that is halved.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.glu(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gated linear unit: one half of the input times the logistic function of the other half.</summary>
            /// <param name="dim">Dimension that is halved.</param>
            public static Modules.GLU GLU(long dim = -1) => new(dim);
        }
    }
}
