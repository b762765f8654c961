using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Gradient clipping, and parameters as one vector.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients by one factor so that their common norm does not exceed a limit. In place.</summary>
            /// <param name="tensors">Parameters; those without a gradient are left out.</param>
            /// <param name="max_norm">The limit.</param>
            /// <param name="norm_type">Exponent of the norm; infinity for the largest size.</param>
            /// <returns>The norm before.</returns>
            /// <remarks>Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks, arXiv:1211.5063.</remarks>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var off = no_grad();
                Tensor[] gradients = [.. tensors.Select(t => t.Impl.Autograd?.Grad).OfType<Tensor>()];
                double total = 0;
                foreach (var gradient in gradients)
                {
                    var size = gradient.abs().to_type(ScalarType.Float64);
                    total = size.Impl.Count == 0 ? total
                        : double.IsPositiveInfinity(norm_type) ? Math.Max(total, size.max().ToDouble())
                        : total + size.pow(norm_type).sum().ToDouble();
                }
                double norm = double.IsPositiveInfinity(norm_type) ? total : Math.Pow(total, 1 / norm_type);
                double factor = Math.Min(max_norm / (norm + 1e-6), 1);
                foreach (var gradient in gradients)
                    gradient.mul_((Scalar)factor);
                return norm;
            }

            /// <summary>Brings each element of the gradients within a distance of 0. In place.</summary>
            /// <param name="tensors">Parameters; those without a gradient are left out.</param>
            /// <param name="clip_value">The distance.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var off = no_grad();
                foreach (var tensor in tensors)
                    tensor.Impl.Autograd?.Grad?.clamp_(-clip_value, clip_value);
            }

            /// <summary>All elements of all parameters, one behind the other.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors) =>
                WrappedTensorDisposeScope(() => cat([.. tensors.Select(t => t.reshape(-1))], 0));

            /// <summary>Writes the elements of a vector into parameters, one behind the other.</summary>
            /// <exception cref="ArgumentException">The vector is too short.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var off = no_grad();
                long next = 0;
                foreach (var tensor in tensors)
                {
                    if (next + tensor.Impl.Count > vec.Impl.Count)
                        throw new ArgumentException($"a vector of {vec.Impl.Count} elements is too short for the parameters.", nameof(vec));
                    tensor.copy_(vec.narrow(0, next, tensor.Impl.Count).view(tensor.Impl.Sizes));
                    next += tensor.Impl.Count;
                }
            }
        }
    }
}
