namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>this[i] + value * tensor1[i] * tensor2[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape all broadcast to.</returns>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            WrappedTensorDisposeScope(() => add(AsHere(tensor1).mul(tensor2).mul(value)));

        /// <summary>In place: <c>this[i] + value * tensor1[i] * tensor2[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var scope = NewDisposeScope();
            return add_(AsHere(tensor1).mul(tensor2).mul(value));
        }

        /// <summary><c>this[i] + value * tensor1[i] / tensor2[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape all broadcast to.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Both are integers.</exception>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            WrappedTensorDisposeScope(() => add(Quotient(AsHere(tensor1), tensor2).mul(value)));

        /// <summary><c>this[i] + tensor1[i] / tensor2[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape all broadcast to.</returns>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);

        /// <summary>In place: <c>this[i] + value * tensor1[i] / tensor2[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var scope = NewDisposeScope();
            return add_(Quotient(AsHere(tensor1), tensor2).mul(value));
        }

        /// <summary>In place: <c>this[i] + tensor1[i] / tensor2[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);

        /// <summary><c>this[i] + weight[i] * (end[i] - this[i])</c>, broadcasting: 0 gives this tensor, 1 gives
        /// <paramref name="end"/>.</summary>
        /// <returns>New tensor of the shape all broadcast to.</returns>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            Tensor y;
            using (no_grad())       // from the nearer end, as PyTorch does: it decides what infinities give
                y = WrappedTensorDisposeScope(() =>
                {
                    var way = end.sub(this);
                    return torch.where(weight.lt((Scalar)0.5), add(weight.mul(way)), end.sub(way.mul(1 - weight)));
                });
            return Graph.Needed(this, end, weight) ? Graph.Attach(y, new LerpNode(this, end, weight), this, end, weight) : y;
        }

        /// <summary>In place: <c>this[i] + weight[i] * (end[i] - this[i])</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor lerp_(Tensor end, Tensor weight) => InPlace.Apply(this, x => x.lerp(end, weight));

        /// <summary>An operand in floating point where this tensor is: a product of small integers must not overflow on the way.</summary>
        private Tensor AsHere(Tensor x) => Impl.Dtype.IsFloat() && !x.Impl.Dtype.IsFloat() ? x.to_type(Impl.Dtype) : x;

        private static Tensor Quotient(Tensor a, Tensor b) => a.Impl.Dtype.IsFloat() || b.Impl.Dtype.IsFloat()
            ? a.div(b)
            : throw Errors.Torch("Integer division with addcdiv is no longer supported: convert an operand to a floating-point type.");
    }

    /// <inheritdoc cref="Tensor.lerp(Tensor, Tensor)"/>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <inheritdoc cref="Tensor.addcmul_(Tensor, Tensor, Scalar)"/>
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    /// <inheritdoc cref="Tensor.addcmul(Tensor, Tensor, Scalar)"/>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    /// <inheritdoc cref="Tensor.addcdiv_(Tensor, Tensor, Scalar)"/>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);

    /// <inheritdoc cref="Tensor.addcdiv(Tensor, Tensor, Scalar)"/>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    /// <inheritdoc cref="Tensor.add(Tensor, Scalar)"/>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <inheritdoc cref="Tensor.add(Scalar, Scalar)"/>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    private sealed class LerpNode(Tensor start, Tensor end, Tensor weight) : UnaryOutputNode
    {
        private SavedTensor _start = SavedTensor.Keep(start);
        private SavedTensor _end = SavedTensor.Keep(end);
        private SavedTensor _weight = SavedTensor.Keep(weight);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var (start, end, weight) = (_start.Value, _end.Value, _weight.Value);
            dx[0] = Needs(0) ? (dy * (1 - weight)).SumTo(start.Impl.Sizes) : null;
            dx[1] = Needs(1) ? (dy * weight).SumTo(end.Impl.Sizes) : null;
            dx[2] = Needs(2) ? (dy * (end - start)).SumTo(weight.Impl.Sizes) : null;
        }

        public override void Release()
        {
            _start.Release();
            _end.Release();
            _weight.Release();
        }
    }
}
