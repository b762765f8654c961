using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The distance between pairs of vectors: the p-norm of their difference.</summary>
    public sealed class PairwiseDistance : ParameterLessModule<Tensor, Tensor, Tensor>
    {
        internal PairwiseDistance(double p, double eps, bool keepdim) : base(nameof(PairwiseDistance)) =>
            (norm, this.eps, this.keepdim) = (p, eps, keepdim);

        /// <summary>Exponent p of the norm.</summary>
        public double norm { get; set; }

        /// <summary>Added to each difference.</summary>
        public double eps { get; set; }

        /// <summary>Keep the last dimension, with size 1.</summary>
        public bool keepdim { get; set; }

        /// <summary>The distances along the last dimension.</summary>
        /// <param name="input1">Shape (N, D) or (D).</param>
        /// <param name="input2">Broadcasts against it.</param>
        public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.pairwise_distance(input1, input2, norm, eps, keepdim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The distance between pairs of vectors: the p-norm of their difference.</summary>
            /// <param name="p">Exponent of the norm.</param>
            /// <param name="eps">Added to each difference.</param>
            /// <param name="keepdim">Keep the last dimension, with size 1.</param>
            public static Modules.PairwiseDistance PairwiseDistance(double p = 2, double eps = 1e-6, bool keepdim = false) =>
                new(p, eps, keepdim);
        }
    }
}
