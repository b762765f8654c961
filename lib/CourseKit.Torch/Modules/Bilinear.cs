using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Bilinear layer: <c>y[n, o] = b[o] + sum over i, j of x1[n, i] w[o, i, j] x2[n, j]</c>.</summary>
    /// <remarks>Initial weights and biases are uniform within <c>1 / sqrt(in1_features)</c>, as in PyTorch.</remarks>
    public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
    {
        private Parameter _weight = null!;
        private Parameter _bias = null!;

        internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(Bilinear))
        {
            (this.in1_features, this.in2_features, this.out_features) = (in1_features, in2_features, out_features);
            double bound = 1 / Math.Sqrt(in1_features);
            weight = new Parameter(empty([out_features, in1_features, in2_features], dtype, device));
            nn.init.uniform_(weight, -bound, bound);
            bias = hasBias ? new Parameter(empty([out_features], dtype, device)) : null!;
            if (hasBias)
                nn.init.uniform_(bias, -bound, bound);
        }

        /// <summary>Length of a row of the first input.</summary>
        public long in1_features { get; set; }

        /// <summary>Length of a row of the second input.</summary>
        public long in2_features { get; set; }

        /// <summary>Length of an output row.</summary>
        public long out_features { get; set; }

        /// <summary>Shape (out_features, in1_features, in2_features).</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>Shape (out_features), or null.</summary>
        public Parameter bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.bilinear(input1, input2, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Bilinear layer.</summary>
            /// <param name="in1_features">Length of a row of the first input.</param>
            /// <param name="in2_features">Length of a row of the second input.</param>
            /// <param name="out_features">Length of an output row.</param>
            /// <param name="hasBias">With b.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.Bilinear Bilinear(long in1_features, long in2_features, long out_features, bool hasBias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in1_features, in2_features, out_features, hasBias, device, dtype);
        }
    }
}
