using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The cosine of the angle between pairs of vectors.</summary>
    public sealed class CosineSimilarity : ParameterLessModule<Tensor, Tensor, Tensor>
    {
        internal CosineSimilarity(long dim, double eps) : base(nameof(CosineSimilarity)) => (this.dim, this.eps) = (dim, eps);

        /// <summary>Dimension along which vectors lie.</summary>
        public long dim { get; set; }

        /// <summary>Smallest length to divide by.</summary>
        public double eps { get; set; }

        /// <summary>The cosines, numbers from -1 to 1.</summary>
        /// <param name="input1">Any shape.</param>
        /// <param name="input2">Broadcasts against it.</param>
        /// <returns>The common shape without the dimension of the vectors.</returns>
        public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.cosine_similarity(input1, input2, dim, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The cosine of the angle between pairs of vectors.</summary>
            /// <param name="dim">Dimension along which vectors lie.</param>
            /// <param name="eps">Smallest length to divide by.</param>
            public static Modules.CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-8) => new(dim, eps);
        }
    }
}
