using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Folds a batch normalisation in evaluation into the convolution before it.</summary>
            /// <param name="conv_w">Kernels, shape (F, C, kH, kW); (C, F, kH, kW) for a transposed one.</param>
            /// <param name="conv_b">Bias, shape (F), or null for none.</param>
            /// <param name="bn_rm">Running means, shape (F).</param>
            /// <param name="bn_rv">Running variances, shape (F).</param>
            /// <param name="bn_eps">Added to the variances.</param>
            /// <param name="bn_w">Scales, shape (F), or null for 1.</param>
            /// <param name="bn_b">Shifts, shape (F), or null for 0.</param>
            /// <param name="transpose">The convolution is a transposed one.</param>
            /// <returns>Kernels and bias of one convolution that does both.</returns>
            public static (Parameter weight, Parameter bias) fuse_conv_bn_weights(Tensor conv_w, Tensor? conv_b, Tensor bn_rm, Tensor bn_rv,
                double bn_eps, Tensor? bn_w, Tensor? bn_b, bool transpose = false)
            {
                using var scope = NewDisposeScope();
                using var off = no_grad();
                var scale = (bn_rv + bn_eps).rsqrt();
                if (bn_w is not null)
                    scale = scale * bn_w;
                var shape = new long[conv_w.ndim];
                System.Array.Fill(shape, 1);
                shape[transpose ? 1 : 0] = -1;
                var bias = ((conv_b is null ? zeros_like(bn_rm) : conv_b) - bn_rm) * scale;
                if (bn_b is not null)
                    bias = bias + bn_b;
                var weight = new Parameter(conv_w * scale.reshape(shape), conv_w.requires_grad);
                var shift = new Parameter(bias, conv_b is null ? conv_w.requires_grad : conv_b.requires_grad);
                scope.MoveToOuter(weight, shift);
                return (weight, shift);
            }

            /// <summary>Folds a batch normalisation in evaluation into the linear layer before it.</summary>
            /// <param name="linear_w">Weights, shape (out_features, in_features).</param>
            /// <param name="linear_b">Bias, shape (out_features), or null for none.</param>
            /// <param name="bn_rm">Running means, shape (out_features).</param>
            /// <param name="bn_rv">Running variances, shape (out_features).</param>
            /// <param name="bn_eps">Added to the variances.</param>
            /// <param name="bn_w">Scales, or null for 1.</param>
            /// <param name="bn_b">Shifts, or null for 0.</param>
            /// <returns>Weights and bias of one linear layer that does both.</returns>
            public static (Parameter weight, Parameter bias) fuse_linear_bn_weights(Tensor linear_w, Tensor? linear_b, Tensor bn_rm,
                Tensor bn_rv, double bn_eps, Tensor? bn_w, Tensor? bn_b) =>
                fuse_conv_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b);
        }
    }
}
