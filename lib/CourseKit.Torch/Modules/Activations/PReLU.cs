using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Rectified linear unit with a learned slope: <c>x</c> above 0, else <c>weight x</c>.</summary>
    /// <remarks>He et al., Delving deep into rectifiers, arXiv:1502.01852.</remarks>
    public sealed class PReLU : nn.Module<Tensor, Tensor>
    {
        private Parameter _weight = null!;

        internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
        {
            (this.num_parameters, this.init) = (num_parameters, init);
            weight = new Parameter(full([num_parameters], init, dtype, device));
        }

        /// <summary>1, or the number of channels.</summary>
        public long num_parameters { get; }

        /// <summary>Slope at the start.</summary>
        public double init { get; }

        /// <summary>Slopes, shape (num_parameters).</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);

        /// <inheritdoc/>
        public override string GetName() => nameof(PReLU);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Rectified linear unit with a learned slope.</summary>
            /// <param name="num_parameters">1, or the number of channels (dimension 1).</param>
            /// <param name="init">Slope at the start.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type; default: the default floating-point type.</param>
            public static Modules.PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
                new(num_parameters, init, device, dtype);
        }
    }
}
