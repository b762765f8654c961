using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>In place: writes one value to the elements that an index expression names.</summary>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filler = Filled(Impl.Dtype, [], value);
            return Put(indices, filler, accumulate: false);
        }

        /// <summary>In place: writes one value to the elements that tensors of indices or masks name.</summary>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, AsIndices(indices));

        /// <summary>In place: writes values to the elements that an index expression names, or adds them.</summary>
        /// <param name="value">Broadcasts to the shape that reading would give.</param>
        /// <param name="indices">One per dimension, from the first.</param>
        /// <param name="accumulate">Add to what is there; several values for one place all count.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false) => Put(indices, value, accumulate);

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Put(AsIndices(indices), value, accumulate);

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => Put(indices, value, accumulate: false);

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => Put(AsIndices(indices), value, accumulate: false);

        private Tensor Put(TensorIndex[] indices, Tensor value, bool accumulate)
        {
            using var scope = NewDisposeScope();
            using var plan = new IndexPlan(this, indices);
            if (plan.Picks.Count == 0)
            {
                if (accumulate)
                    plan.View.add_(value);
                else
                    plan.View.copy_(Impl.Dtype == value.Impl.Dtype || GradMode.Enabled ? value : value.to_type(Impl.Dtype));
                return this;
            }
            var view = plan.View;
            using var converted = value.to_type(Impl.Dtype);
            long[] target = [.. TargetSizes(plan)];
            if (!Shapes.Broadcast(TrimOnes(converted.Impl.Sizes, target.Length), target).AsSpan().SequenceEqual(target))
                throw Errors.Torch($"shape mismatch: value tensor of shape {Shapes.Format(value.Impl.Sizes)} cannot be broadcast to " +
                    $"indexing result of shape {Shapes.Format(target)}");
            bool recorded = Graph.Needed(view, converted);
            InPlace.Check(view, recorded);
            var node = recorded ? new PutNode(plan, converted, accumulate) : null;
            if (node is not null)
                Graph.Connect(node, [view, converted]);
            using (no_grad())
            using (var wide = converted.reshape(TrimOnes(converted.Impl.Sizes, target.Length)).expand(target))
            using (var ordered = PicksFirst(wide, plan).contiguous())
                Dispatch.Numeric(Impl.Dtype, new PutBody(plan, ordered.Impl, accumulate));
            view.Impl.Storage.BumpVersion();
            InPlace.SetHistory(view, node is null ? null : new AutogradMeta { GradFn = node });
            return this;
        }

        private static IEnumerable<long> TargetSizes(IndexPlan plan)
        {
            var rest = plan.View.Impl.Sizes.Where((_, d) => plan.Picks.All(p => p.Dim != d)).ToArray();
            return rest[..plan.Place].Concat(plan.PickSizes).Concat(rest[plan.Place..]);
        }

        private static long[] TrimOnes(long[] sizes, int rank)
        {
            int extra = 0;
            while (sizes.Length - extra > rank && sizes[extra] == 1)
                extra++;
            return sizes[extra..];
        }

        private static Tensor PicksFirst(Tensor wide, IndexPlan plan)
        {
            int own = plan.PickSizes.Length, before = plan.Place, rank = wide.Impl.Sizes.Length;
            return wide.permute([.. Enumerable.Range(before, own).Select(d => (long)d), .. Enumerable.Range(0, before).Select(d => (long)d),
                .. Enumerable.Range(before + own, rank - before - own).Select(d => (long)d)]);
        }

        private readonly struct PutBody(IndexPlan plan, TensorImpl value, bool accumulate) : INumericBody
        {
            public unsafe void Run<T>() where T : unmanaged, INumber<T>
            {
                var (view, picks) = (plan.View.Impl, plan.Picks);
                long[] rest = [.. Enumerable.Range(0, view.Sizes.Length).Where(d => picks.All(p => p.Dim != d)).Select(d => (long)d)];
                var loop = new StridedLoop([.. rest.Select(d => view.Sizes[d])], [.. rest.Select(d => view.Strides[d])]);
                var indices = picks.Select(p => (nint)p.Index.Impl.Pointer).ToArray();
                var strides = picks.Select(p => view.Strides[p.Dim]).ToArray();
                long count = Shapes.Count(plan.PickSizes), step = loop.RowStrides[0];
                bool logical = view.Dtype == ScalarType.Bool;       // true and true are true, not 2
                T* to = (T*)view.Pointer, from = (T*)value.Pointer;
                Span<long> offset = stackalloc long[1];
                for (long n = 0; n < count; n++)
                {
                    T* place = to;
                    for (int k = 0; k < indices.Length; k++)
                        place += ((long*)indices[k])[n] * strides[k];
                    for (long row = 0; row < loop.Rows; row++)
                    {
                        loop.Offsets(row, offset);
                        T* line = place + offset[0];
                        for (long i = 0; i < loop.RowLength; i++, from++)
                            line[i * step] = !accumulate ? *from : logical ? T.Max(line[i * step], *from) : line[i * step] + *from;
                    }
                }
            }
        }

        /// <summary>What was overwritten gets no gradient; the values get that of the places they were written to.</summary>
        private sealed class PutNode(IndexPlan plan, Tensor value, bool accumulate) : UnaryOutputNode
        {
            private readonly (int Dim, SavedTensor Index)[] _picks = [.. plan.Picks.Select(p => (p.Dim, SavedTensor.Keep(p.Index)))];
            private readonly long[] _sizes = value.Impl.Sizes;
            private readonly int _rank = plan.View.Impl.Sizes.Length;

            protected override void Backward(Tensor dy, Span<Tensor?> dx)
            {
                var indices = new TensorIndex[_rank];
                Array.Fill(indices, TensorIndex.Colon);
                foreach (var (dim, index) in _picks)
                    indices[dim] = TensorIndex.Tensor(index.Value);
                if (Needs(0))
                    dx[0] = accumulate ? dy : dy.clone().index_put_(0, indices);
                if (Needs(1))
                {
                    var part = dy.index(indices);
                    dx[1] = part.SumTo(TrimOnes(_sizes, part.Impl.Sizes.Length)).reshape(_sizes);
                }
            }

            public override void Release()
            {
                for (int i = 0; i < _picks.Length; i++)
                    _picks[i].Index.Release();
            }
        }
    }
}
