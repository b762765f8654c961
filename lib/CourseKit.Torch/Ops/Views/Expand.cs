namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view in which dimensions of size 1 are repeated without taking memory.</summary>
        /// <param name="sizes">New sizes; -1 keeps one; further ones may be put in front.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">A dimension that is not of size 1 would change.</exception>
        public Tensor expand(params long[] sizes)
        {
            var impl = Impl;
            int shift = sizes.Length - impl.Sizes.Length;
            if (shift < 0)
                throw Errors.Torch(
                    $"expand({Shapes.Format(impl.Sizes)}, size={Shapes.Format(sizes)}): the number of sizes provided ({sizes.Length}) " +
                                   $"must be greater or equal to the number of dimensions in the tensor ({impl.Sizes.Length})");
            var target = (long[])sizes.Clone();
            for (int d = 0; d < target.Length; d++)
            {
                long own = d >= shift ? impl.Sizes[d - shift] : 1;
                if (target[d] == -1 && d >= shift)
                    target[d] = own;
                if (target[d] < 0 || own != 1 && own != target[d])
                    throw Errors.Torch(
                        $"The expanded size of the tensor ({target[d]}) must match the existing size ({own}) at non-singleton dimension " +
                        $"{d}. " +
                                       $"Target sizes: {Shapes.Format(sizes)}. Tensor sizes: {Shapes.Format(impl.Sizes)}");
            }
            var view = MakeView(target, Shapes.BroadcastStrides(impl.Sizes, impl.Strides, target), impl.Offset);
            return Graph.Needed(this) ? Graph.Attach(view, new ExpandNode(impl.Sizes), this) : view;
        }

        /// <inheritdoc cref="expand(long[])"/>
        /// <param name="sizes">New sizes.</param>
        /// <param name="isImplicit">Not used.</param>
        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(sizes);

        /// <summary>Like <see cref="expand(long[])"/>, to the shape of another tensor.</summary>
        public Tensor expand_as(Tensor other) => expand(other.Impl.Sizes);
    }

    private sealed class ExpandNode(long[] sizes) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.SumTo(sizes);
    }
}
