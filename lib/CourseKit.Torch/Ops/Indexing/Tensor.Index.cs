namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part that an index expression names: a view for numbers and slices, a copy where a tensor of indices or a mask
        /// takes part.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set
            {
                using var part = Viewed(indices);
                part.copy_(value);
            }
        }

        /// <summary>The part at an index along the first dimension.</summary>
        public Tensor this[long i1]
        {
            get => index(i1);
            set => this[[(TensorIndex)i1]] = value;
        }

        /// <summary>The part at indices along the first two dimensions.</summary>
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => this[[(TensorIndex)i1, (TensorIndex)i2]] = value;
        }

        /// <summary>The part at indices along the first three dimensions.</summary>
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => this[[(TensorIndex)i1, (TensorIndex)i2, (TensorIndex)i3]] = value;
        }

        /// <summary>The part at indices along the first four dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => this[[(TensorIndex)i1, (TensorIndex)i2, (TensorIndex)i3, (TensorIndex)i4]] = value;
        }

        /// <summary>The part that an index expression names.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Too many indices, or one out of range.</exception>
        public Tensor index(params TensorIndex[] indices)
        {
            int tensors = indices.Count(i => i.Is == TensorIndex.Kind.Tensor);
            if (tensors == 0)
                return Viewed(indices);
            if (tensors > 1)
                throw Errors.Torch("index: more than one tensor of indices is not supported by the embedded engine: index one dimension after the other.");
            return WrappedTensorDisposeScope(() =>
            {
                var others = (TensorIndex[])indices.Clone();
                int at = Array.FindIndex(others, i => i.Is == TensorIndex.Kind.Tensor);
                var chosen = others[at].Indices!;
                others[at] = TensorIndex.Colon;
                int dim = others[..at].Count(i => i.Is is TensorIndex.Kind.Slice or TensorIndex.Kind.None);
                if (others[..at].Any(i => i.Is == TensorIndex.Kind.Ellipsis))
                    dim += Impl.Sizes.Length - others.Count(i => i.Is is TensorIndex.Kind.Slice or TensorIndex.Kind.Single);
                return Viewed(others).Selected(dim, chosen);
            });
        }

        /// <summary>The rows (or slices along any dimension) that a vector of indices names.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="index">Indices, int64 or int32, shape (n).</param>
        /// <returns>Copy, with n along <paramref name="dim"/>.</returns>
        public Tensor index_select(long dim, Tensor index) => IndexSelectNode.Apply(this, Shapes.Dimension(dim, Impl.Sizes.Length), index);

        private Tensor Selected(int dim, Tensor chosen)
        {
            if (chosen.Impl.Dtype == ScalarType.Bool)
            {
                if (chosen.Impl.Sizes.Length > Impl.Sizes.Length - dim || !chosen.Impl.Sizes.AsSpan().SequenceEqual(Impl.Sizes.AsSpan(dim, chosen.Impl.Sizes.Length)))
                    throw Errors.Torch($"The shape of the mask {Shapes.Format(chosen.Impl.Sizes)} does not match the shape of the indexed tensor {Shapes.Format(Impl.Sizes)} at dimension {dim}");
                var flat = reshape([.. Impl.Sizes[..dim], -1, .. Impl.Sizes[(dim + chosen.Impl.Sizes.Length)..]]);
                var hits = new List<long>();
                for (long i = 0; i < chosen.Impl.Count; i++)
                    if (chosen.Impl.At<bool>(i))
                        hits.Add(i);
                return flat.index_select(dim, tensor(hits.ToArray()));
            }
            var picked = index_select(dim, chosen.reshape(-1));
            return picked.view([.. Impl.Sizes[..dim], .. chosen.Impl.Sizes, .. Impl.Sizes[(dim + 1)..]]);
        }

        /// <summary>The view that numbers, slices, ellipsis and new dimensions name.</summary>
        private Tensor Viewed(TensorIndex[] indices)
        {
            int named = indices.Count(i => i.Is is TensorIndex.Kind.Slice or TensorIndex.Kind.Single);
            if (named > Impl.Sizes.Length)
                throw Errors.Torch($"too many indices for tensor of dimension {Impl.Sizes.Length}: got {named}");
            if (indices.Any(i => i.Is == TensorIndex.Kind.Tensor))
                throw Errors.Torch("assigning through a tensor of indices is not supported by the embedded engine: use where().");
            var current = alias();
            int dim = 0;
            foreach (var index in indices)
            {
                if (index.Is == TensorIndex.Kind.Ellipsis)
                {
                    dim += Impl.Sizes.Length - named;
                    continue;
                }
                using var previous = current;
                current = index.Is switch
                {
                    TensorIndex.Kind.Single => previous.select(dim, index.Start ?? 0),
                    TensorIndex.Kind.None => previous.unsqueeze(dim++),
                    _ => previous.slice(dim++, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1),
                };
            }
            return current;
        }
    }
}
