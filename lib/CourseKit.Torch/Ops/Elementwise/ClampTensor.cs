namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element limited to the range from <c>min[i]</c> to <c>max[i]</c>, broadcasting; where the range is empty,
        /// max.</summary>
        /// <param name="min">Lower limits; null for none.</param>
        /// <param name="max">Upper limits; null for none.</param>
        /// <returns>New tensor of the shape all broadcast to; the gradient goes to the one that gave the value, to this
        /// where it equals a limit.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Both limits are missing.</exception>
        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            if (min is null && max is null)
                throw Errors.Torch("torch.clamp: At least one of 'min' or 'max' must not be None");
            return WrappedTensorDisposeScope(() =>
            {
                Tensor y;
                using (no_grad())
                {
                    y = min is null ? this : torch.where(lt(min).logical_or(min.isnan()), min, this);
                    y = max is null ? y : torch.where(y.gt(max).logical_or(max.isnan()), max, y);
                }
                if (!Graph.Needed(this, min, max))
                    return y;
                // Each element is taken once more from where its gradient goes; an equal limit and NaN get none, as in PyTorch.
                if (max is not null)
                    y = torch.where(min is null ? gt(max) : gt(max).logical_or(max.lt(min)), max, y);
                if (min is not null)
                    y = torch.where(max is null ? lt(min) : lt(min).logical_and(min.lt(max)), min, y);
                var inside = min is null ? le(max!) : max is null ? ge(min) : ge(min).logical_and(le(max));
                return torch.where(inside, this, y);
            });
        }

        /// <summary>In place, elementwise: limited to the range from <c>min[i]</c> to <c>max[i]</c>, which broadcast to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => InPlace.Apply(this, x => x.clamp(min, max));

        /// <inheritdoc cref="clamp(Scalar, Scalar)"/>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Each element that is above <paramref name="max"/> replaced by it.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor clamp_max(Scalar max) => clamp(null, max);

        /// <summary>In place, elementwise: what is above <paramref name="max"/> replaced by it.</summary>
        /// <returns>This tensor.</returns>
        public Tensor clamp_max_(Scalar max) => clamp_(null, max);

        /// <summary>Each element that is below <paramref name="min"/> replaced by it.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor clamp_min(Scalar min) => clamp(min, null);

        /// <summary>In place, elementwise: what is below <paramref name="min"/> replaced by it.</summary>
        /// <returns>This tensor.</returns>
        public Tensor clamp_min_(Scalar min) => clamp_(min, null);
    }

    /// <inheritdoc cref="Tensor.clip(Scalar, Scalar)"/>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);

    /// <inheritdoc cref="Tensor.clamp_min_(Scalar)"/>
    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    /// <inheritdoc cref="Tensor.clamp_min(Scalar)"/>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <inheritdoc cref="Tensor.clamp_max_(Scalar)"/>
    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    /// <inheritdoc cref="Tensor.clamp_max(Scalar)"/>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);
}
