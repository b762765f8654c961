using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Layer normalisation: the last dimensions brought to mean 0 and variance 1, then scaled and shifted.</summary>
    /// <remarks>Ba, Kiros, Hinton, Layer normalization, arXiv:1607.06450.</remarks>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;

        internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
            weight = elementwise_affine ? new Parameter(empty(normalized_shape, dtype, device)) : null!;
            this.bias = elementwise_affine && bias ? new Parameter(empty(normalized_shape, dtype, device)) : null!;
            reset_parameters();
        }

        /// <summary>The last dimensions, over which statistics are taken.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>With a learned scale and shift per element.</summary>
        public bool elementwise_affine { get; set; }

        /// <summary>Scale, of the normalised shape, or null.</summary>
        public Parameter weight
        {
            get => _weight!;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>Shift, of the normalised shape, or null.</summary>
        public Parameter bias
        {
            get => _bias!;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <summary>Sets the scales to 1 and the shifts to 0.</summary>
        public void reset_parameters()
        {
            if (_weight is not null)
                nn.init.ones_(_weight);
            if (_bias is not null)
                nn.init.zeros_(_bias);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Layer normalisation.</summary>
            /// <param name="normalized_shape">The last dimensions, over which statistics are taken.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">With a learned scale and shift per element.</param>
            /// <param name="bias">With the shift.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-5, bool elementwise_affine = true,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Layer normalisation over the last dimension.</summary>
            /// <inheritdoc cref="LayerNorm(long[], double, bool, bool, Device, ScalarType?)"/>
            public static Modules.LayerNorm LayerNorm(long normalized_shape, double eps = 1e-5, bool elementwise_affine = true,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
