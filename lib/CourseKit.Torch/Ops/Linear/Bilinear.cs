namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Bilinear map of pairs of rows: <c>y[n, o] = b[o] + sum over i, j of x1[n, i] w[o, i, j] x2[n, j]</c>.</summary>
            /// <param name="input1">Shape (..., I).</param>
            /// <param name="input2">Shape (..., J), alike but for the last dimension.</param>
            /// <param name="weight">Shape (O, I, J).</param>
            /// <param name="bias">Shape (O), or null.</param>
            /// <returns>Shape (..., O).</returns>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
            {
                var (a, b, w) = (input1.Impl.Sizes, input2.Impl.Sizes, weight.Impl.Sizes);
                if (w.Length != 3 || a.Length == 0 || b.Length != a.Length || !a.AsSpan(..^1).SequenceEqual(b.AsSpan(..^1)) || a[^1] != w[1]
                    || b[^1] != w[2])
                    throw Errors.Torch(
                        $"bilinear(): inputs {Shapes.Format(a)} and {Shapes.Format(b)} do not suit a weight of shape {Shapes.Format(w)}");
                return WrappedTensorDisposeScope(() =>
                {
                    var (rows, others) = (input1.reshape(-1, w[1]), input2.reshape(-1, w[2]));
                    // (N, I) (I, O J) -> (N, O, J), then the second input along J
                    var half = rows.matmul(weight.permute(1, 0, 2).reshape(w[1], w[0] * w[2])).view(-1, w[0], w[2]);
                    var y = (half * others.unsqueeze(1)).sum(-1);
                    y = bias is null ? y : y + bias;
                    return y.reshape([.. a[..^1], w[0]]);
                });
            }
        }
    }
}
