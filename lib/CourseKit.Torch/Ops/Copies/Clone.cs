namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with memory of its own: same shape and type.</summary>
        public Tensor clone()
        {
            var copy = RawCopy(Impl, Impl.Sizes);
            return Graph.Needed(this) ? Graph.Attach(copy, new CloneNode(), this) : copy;
        }

        /// <summary>The elements in row-major order without gaps, same shape: the same memory when they lie so, else a copy.</summary>
        public Tensor contiguous() => Impl.IsContiguous ? alias() : clone();

        /// <summary>In place: takes over the elements of another tensor, which broadcasts to this shape and is converted to this
        /// type.</summary>
        /// <param name="source">Where to copy from.</param>
        /// <param name="nonBlocking">No effect on the CPU.</param>
        /// <returns>This tensor.</returns>
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            var target = Impl;
            if (!Shapes.Broadcast(target.Sizes, source.Impl.Sizes).AsSpan().SequenceEqual(target.Sizes))
                throw Errors.Torch($"The expanded size of the tensor {Shapes.Format(target.Sizes)} does not match the source's " +
                    $"{Shapes.Format(source.Impl.Sizes)}");
            if (!Graph.Needed(source))
                return InPlace.Overwrite(this, impl => StridedCopy.Copy(source.Impl, impl));
            using var converted = source.to_type(target.Dtype);
            var value = converted.expand(target.Sizes).clone();
            return InPlace.Replace(this, Graph.RequiresGrad(this) ? Graph.Attach(value, new CopyNode(), value, this) : value);
        }

        /// <summary>In place, a tensor of any shape: writes one value to all elements.</summary>
        /// <returns>This tensor.</returns>
        public Tensor fill_(Scalar value) => InPlace.Overwrite(this, impl => Fill(impl, value));

        /// <summary>In place, a tensor of any shape: writes 0 to all elements.</summary>
        /// <returns>This tensor.</returns>
        public Tensor zero_() => InPlace.Overwrite(this, impl => Fill(impl, 0));
    }

    /// <inheritdoc cref="Tensor.clone()"/>
    public static Tensor clone(Tensor input) => input.clone();

    /// <summary>The source's gradient is that of the result; what it has overwritten gets 0.</summary>
    private sealed class CopyNode : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => (dx[0], dx[1]) = (dy, zeros_like(dy));
    }

    private sealed class CloneNode : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy;
    }
}
