using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Group normalisation: channels in groups, each brought to mean 0 and variance 1, then scaled and shifted.</summary>
    /// <remarks>Wu and He, Group normalization, arXiv:1803.08494. The scales start at 1.</remarks>
    public sealed class GroupNorm : nn.Module<Tensor, Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;
        private readonly long _channels;

        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            if (num_groups < 1 || num_channels % num_groups != 0)
                throw new ArgumentException($"num_channels must be divisible by num_groups, got {num_channels} and {num_groups}.",
                    nameof(num_groups));
            (this.num_groups, _channels, this.eps, this.affine) = (num_groups, num_channels, eps, affine);
            weight = affine ? new Parameter(ones([num_channels], dtype, device)) : null!;
            bias = affine ? new Parameter(zeros([num_channels], dtype, device)) : null!;
        }

        /// <summary>Groups.</summary>
        public long num_groups { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>With a learned scale and shift per channel.</summary>
        public bool affine { get; set; }

        /// <summary>Scale, shape (C), or null.</summary>
        public Parameter weight
        {
            get => _weight!;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>Shift, shape (C), or null.</summary>
        public Parameter bias
        {
            get => _bias!;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">The input is not (N, C, ...) with as many channels as the layer has.</exception>
        public override Tensor forward(Tensor tensor)
        {
            ArgumentNullException.ThrowIfNull(tensor);
            var sizes = tensor.Impl.Sizes;
            if (sizes.Length < 2 || sizes[1] != _channels)
                throw new ArgumentException($"GroupNorm: expected input (N, {_channels}, ...), but got {Shapes.Format(sizes)}.",
                    nameof(tensor));
            return nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Group normalisation.</summary>
            /// <param name="num_groups">Groups; must divide the channels.</param>
            /// <param name="num_channels">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="affine">With a learned scale and shift per channel.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-5, bool affine = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
