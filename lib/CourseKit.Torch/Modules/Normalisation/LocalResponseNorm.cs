using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalisation across neighbouring channels: <c>x[c] / (k + alpha / size * sum of x[c']^2)^beta</c>.</summary>
    /// <remarks>Krizhevsky, Sutskever, Hinton, ImageNet classification with deep convolutional neural networks, 2012, section
    /// 3.3.</remarks>
    public sealed class LocalResponseNorm : ParameterLessModule<Tensor, Tensor>
    {
        internal LocalResponseNorm(long size, double alpha, double beta, double k) : base(nameof(LocalResponseNorm)) =>
            (this.size, this.alpha, this.beta, this.k) = (size, alpha, beta, k);

        /// <summary>Channels that are summed.</summary>
        public long size { get; set; }

        /// <summary>Weight of the mean square.</summary>
        public double alpha { get; set; }

        /// <summary>Exponent.</summary>
        public double beta { get; set; }

        /// <summary>Added to the weighted mean square.</summary>
        public double k { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.local_response_norm(input, size, alpha, beta, k);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalisation across neighbouring channels.</summary>
            /// <param name="size">Channels that are summed.</param>
            /// <param name="alpha">Weight of the mean square.</param>
            /// <param name="beta">Exponent.</param>
            /// <param name="k">Added to the weighted mean square.</param>
            public static Modules.LocalResponseNorm LocalResponseNorm(long size, double alpha = 0.0001, double beta = 0.75, double k = 1) =>
                new(size, alpha, beta, k);
        }
    }
}
