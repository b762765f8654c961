using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Channels of several groups interleaved: channel k of group g becomes channel g of group k.</summary>
    public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal ChannelShuffle(long groups) : base(nameof(ChannelShuffle)) => this.groups = groups;

        /// <summary>Number of groups; must divide the channels.</summary>
        public long groups { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => tensor.channel_shuffle(groups);

        /// <inheritdoc/>
        public override string GetName() => nameof(ChannelShuffle);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Channels of several groups interleaved, so that grouped convolutions see each other's.</summary>
            /// <param name="groups">Number of groups; must divide the channels.</param>
            /// <remarks>Zhang et al., ShuffleNet, arXiv:1707.01083.</remarks>
            public static Modules.ChannelShuffle ChannelShuffle(long groups) => new(groups);
        }

        public partial class Tensor
        {
            /// <summary>Channels of several groups interleaved: channel k of group g becomes channel g of group k.</summary>
            /// <param name="groups">Number of groups; must divide the channels.</param>
            /// <returns>New tensor, shaped like this one: (N, C, ...).</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">There are fewer than 3 dimensions, or the groups do not
            /// divide the channels.</exception>
            public Tensor channel_shuffle(long groups)
            {
                var sizes = Impl.Sizes;
                if (sizes.Length < 3)
                    throw Errors.Torch($"channel_shuffle expects input with > 2 dims, but got input with sizes {Shapes.Format(sizes)}");
                if (groups < 1)
                    throw Errors.Torch($"Number of groups to divide channels in must be positive. Value of groups: {groups}");
                if (sizes[1] % groups != 0)
                    throw Errors.Torch($"Number of channels must be divisible by groups. Got {sizes[1]} channels and {groups} groups.");
                return WrappedTensorDisposeScope(() =>
                    reshape([sizes[0], groups, sizes[1] / groups, .. sizes[2..]]).transpose(1, 2).reshape(sizes).clone());
            }
        }
    }
}
