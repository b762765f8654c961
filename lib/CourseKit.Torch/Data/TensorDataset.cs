using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>A data set over tensors: example i is the list of their i-th entries along the first dimension.</summary>
                /// <param name="tensors">At least one, all with the same first size. They stay the caller's.</param>
                /// <exception cref="ArgumentNullException">There is no tensor.</exception>
                /// <exception cref="ArgumentException">The first sizes differ, or a tensor has no dimension.</exception>
                public static Modules.TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A data set over tensors: example i is the list of their i-th entries along the first dimension.</summary>
    public class TensorDataset : utils.data.IterableDataset
    {
        private readonly Tensor[] _tensors;

        internal TensorDataset(Tensor[] tensors)
        {
            if (tensors is null || tensors.Length == 0)
                throw new ArgumentNullException(nameof(tensors), "a TensorDataset needs at least one tensor.");
            foreach (var tensor in tensors)
                if (tensor.Impl.Sizes.Length == 0 || tensor.Impl.Sizes[0] != tensors[0].Impl.Sizes[0])
                    throw new ArgumentException(
                        "All tensors must have the same first dimension size: got " +
                        $"{string.Join(" and ", tensors.Select(t => Shapes.Format(t.Impl.Sizes)))}.",
                        nameof(tensors));
            _tensors = [.. tensors.Select(t => t.alias().DetachFromDisposeScope())];
        }

        /// <summary>How many examples there are: the size of the first dimension.</summary>
        public override long Count => _tensors[0].Impl.Sizes[0];

        /// <summary>One example, as views.</summary>
        public IList<Tensor> this[long index] => [.. _tensors.Select(t => t.select(0, index))];

        /// <inheritdoc/>
        public override IList<Tensor> GetTensor(long index) => this[index];

        /// <summary>A whole batch at once: what collating its examples one by one gives.</summary>
        internal IList<Tensor> Batch(long[] indices)
        {
            using var chosen = tensor(indices);
            return [.. _tensors.Select(t => t.index_select(0, chosen))];
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
                foreach (var tensor in _tensors)
                    tensor.Dispose();
            base.Dispose(disposing);
        }
    }
}
