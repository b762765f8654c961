using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Fully connected layer: <c>y = x W^T + b</c>.</summary>
    /// <remarks>Initial weights and biases are uniform within <c>1 / sqrt(in_features)</c>, as in PyTorch.</remarks>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        private Parameter _weight = null!;
        private Parameter _bias = null!;

        internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
        {
            in_features = weight.Impl.Sizes[1];
            out_features = weight.Impl.Sizes[0];
            this.weight = weight;
            this.bias = bias!;
        }

        /// <summary>Length of an input row.</summary>
        public long in_features { get; set; }

        /// <summary>Length of an output row.</summary>
        public long out_features { get; set; }

        /// <summary>Shape (out_features, in_features).</summary>
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
        public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Fully connected layer: <c>y = x W^T + b</c>.</summary>
            /// <param name="inputSize">Length of an input row.</param>
            /// <param name="outputSize">Length of an output row.</param>
            /// <param name="hasBias">With b.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null,
                ScalarType? dtype = null)
            {
                var weight = new Modules.Parameter(empty([outputSize, inputSize], dtype, device));
                Modules.Parameter? bias = hasBias ? new(empty([outputSize], dtype, device)) : null;
                init.ResetLinear(weight, bias);
                return new Modules.Linear(weight, bias);
            }

            /// <summary>Fully connected layer with given parameters.</summary>
            /// <param name="weight">Shape (out_features, in_features).</param>
            /// <param name="bias">Shape (out_features), or null.</param>
            public static Modules.Linear Linear(Modules.Parameter weight, Modules.Parameter? bias = null)
            {
                if (weight.ndim != 2)
                    throw new ArgumentException(
                        $"a linear layer's weight has shape (out_features, in_features), got {Shapes.Format(weight.Impl.Sizes)}",
                        nameof(weight));
                return new Modules.Linear(weight, bias);
            }
        }
    }
}
