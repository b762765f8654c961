namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element limited to the range from <paramref name="min"/> to <paramref name="max"/>; its gradient is 0
        /// outside.</summary>
        /// <param name="min">Lower limit; null for none.</param>
        /// <param name="max">Upper limit; null for none.</param>
        /// <returns>New tensor of the same shape.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Both limits are missing.</exception>
        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            if (min is null && max is null)
                throw Errors.Torch("torch.clamp: At least one of 'min' or 'max' must not be None");
            var dtype = Impl.Dtype;
            if (min is not null)
                dtype = DType.Promote(dtype, min);
            if (max is not null)
                dtype = DType.Promote(dtype, max);
            var x = As(dtype, out var converted);
            Tensor y;
            using (no_grad())
            {
                using var raised = min is null ? null : Binary.Apply<Maximum>(x, min);
                y = max is null ? raised!.alias() : Binary.Apply<Minimum>(raised is null ? x : raised, max);
            }
            if (Graph.Needed(x))
                Graph.Attach(y, new ClampNode(x, min, max), x);
            converted?.Dispose();
            return y;
        }

        /// <summary>In place, elementwise: limited to the range from <paramref name="min"/> to <paramref name="max"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace.Apply(this, x => x.clamp(min, max));
    }

    /// <inheritdoc cref="Tensor.clamp_(Tensor, Tensor)"/>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <inheritdoc cref="Tensor.clamp_(Scalar, Scalar)"/>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <inheritdoc cref="Tensor.clamp(Tensor, Tensor)"/>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <inheritdoc cref="Tensor.clamp(Scalar, Scalar)"/>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    private sealed class ClampNode(Tensor x, Scalar? min, Scalar? max) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var x = _x.Value;
            var inside = min is null ? x.le(max!) : max is null ? x.ge(min) : x.ge(min).mul(x.le(max));
            dx[0] = dy.masked_fill(inside.logical_not(), 0);       // not times 0: the gradient may be infinite
        }

        public override void Release() => _x.Release();
    }
}
