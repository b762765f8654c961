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
            set => Put(indices, value, accumulate: false);
        }

        /// <summary>The elements that tensors of indices (int64) or masks (bool) name.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => Put(AsIndices(indices), value, accumulate: false);
        }

        /// <summary>The part at an index along each of the first dimensions.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Put(Numbers(indices), value, accumulate: false);
        }

        /// <summary>The part at an index along the first dimension.</summary>
        public Tensor this[long i1]
        {
            get => At(i1);
            set => Put(Numbers(i1), value, accumulate: false);
        }

        /// <summary>The part at indices along the first two dimensions.</summary>
        public Tensor this[long i1, long i2]
        {
            get => At(i1, i2);
            set => Put(Numbers(i1, i2), value, accumulate: false);
        }

        /// <summary>The part at indices along the first three dimensions.</summary>
        public Tensor this[long i1, long i2, long i3]
        {
            get => At(i1, i2, i3);
            set => Put(Numbers(i1, i2, i3), value, accumulate: false);
        }

        /// <summary>The part at indices along the first four dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At(i1, i2, i3, i4);
            set => Put(Numbers(i1, i2, i3, i4), value, accumulate: false);
        }

        /// <summary>The part at indices along the first five dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => At(i1, i2, i3, i4, i5);
            set => Put(Numbers(i1, i2, i3, i4, i5), value, accumulate: false);
        }

        /// <summary>The part at indices along the first six dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => At(i1, i2, i3, i4, i5, i6);
            set => Put(Numbers(i1, i2, i3, i4, i5, i6), value, accumulate: false);
        }

        /// <summary>The part that an index expression names: a view for numbers and slices, a copy where a tensor of indices or a mask
        /// takes part.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Too many indices, or one out of range.</exception>
        public Tensor index(params TensorIndex[] indices)
        {
            using var plan = new IndexPlan(this, indices);
            return plan.Picks.Count == 0 ? plan.View.alias() : WrappedTensorDisposeScope(() => Picked(plan));
        }

        /// <summary>The elements that tensors of indices (int64) or masks (bool) name.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        public Tensor index(params Tensor[] indices) => index(AsIndices(indices));

        private Tensor At(params long[] indices) => index(Numbers(indices));

        private static TensorIndex[] Numbers(params long[] indices) => Array.ConvertAll(indices, i => TensorIndex.Single(i));

        private static TensorIndex[] AsIndices(Tensor[] indices) => Array.ConvertAll(indices, TensorIndex.Tensor);

        /// <summary>The picked dimensions merged into one in front, selected by one index, and put in their place.</summary>
        private static Tensor Picked(IndexPlan plan)
        {
            var (view, picks) = (plan.View, plan.Picks);
            int first = picks[0].Dim;
            if (picks.Count == 1)
            {
                var chosen = view.index_select(first, picks[0].Index.reshape(-1));
                return chosen.view([.. view.Impl.Sizes[..first], .. plan.PickSizes, .. view.Impl.Sizes[(first + 1)..]]);
            }
            var sizes = view.Impl.Sizes;
            long[] rest = [.. Enumerable.Range(0, sizes.Length).Select(d => (long)d).Where(d => picks.All(p => p.Dim != d))];
            long[] restSizes = [.. rest.Select(d => sizes[d])];
            var front = view.permute([.. picks.Select(p => (long)p.Dim), .. rest]);
            var flat = front.reshape([Shapes.Count([.. picks.Select(p => sizes[p.Dim])]), .. restSizes]);
            var position = picks[0].Index;
            foreach (var (dim, index) in picks.Skip(1))
                position = position * sizes[dim] + index;
            var picked = flat.index_select(0, position.reshape(-1)).view([.. plan.PickSizes, .. restSizes]);
            if (plan.Place == 0)
                return picked;
            int own = plan.PickSizes.Length, before = plan.Place;
            return picked.permute([.. Enumerable.Range(0, before).Select(d => (long)(own + d)), .. Enumerable.Range(0,
                own).Select(d => (long)d),
                .. Enumerable.Range(own + before, restSizes.Length - before).Select(d => (long)d)]);
        }
    }
}
