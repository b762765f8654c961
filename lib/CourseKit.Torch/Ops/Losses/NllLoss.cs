using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Negative log likelihood: <c>-input[target]</c>.</summary>
            /// <param name="input">Logarithms of probabilities, shape (N, K), (K), or (N, K, d1, ...).</param>
            /// <param name="target">Class indices, int64, shape (N), (), or (N, d1, ...); -100 counts nothing.</param>
            /// <param name="weight">Weight per class, shape (K), or null.</param>
            /// <param name="reduction">Mean (by weight), sum, or none.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() => NegativeLogLikelihood(input, target, weight, -100, reduction, "nll_loss"));

            private static Tensor NegativeLogLikelihood(Tensor logs, Tensor target, Tensor? weight, long ignoreIndex, Reduction reduction,
                string op)
            {
                CrossEntropyNode.Targets(logs, target, ignoreIndex, op);
                int dim = logs.Impl.Sizes.Length == 1 ? 0 : 1;
                RequireClassWeights(weight, logs.Impl.Sizes[dim], op);
                var weights = weight is null ? target.ne((Scalar)ignoreIndex).to_type(logs.dtype) : WeightOf(target, weight, ignoreIndex);
                var chosen = where(target.ne((Scalar)ignoreIndex), target, zeros_like(target));
                var loss = Picked.Apply(logs, chosen, dim).mul(weights).neg();
                return reduction switch
                {
                    Reduction.None => loss,
                    Reduction.Sum => loss.sum(),
                    _ => loss.sum().div(weights.sum()),
                };
            }

            private static void RequireClassWeights(Tensor? weight, long classes, string op)
            {
                if (weight is not null && !weight.Impl.Sizes.AsSpan().SequenceEqual([classes]))
                    throw Errors.Torch($"{op}: weight tensor should be defined either for all {classes} classes or no classes, " +
                                       $"but got weight tensor of shape {Shapes.Format(weight.Impl.Sizes)}");
            }

            /// <summary>The weight of each target's class; 0 where it is ignored.</summary>
            private static Tensor WeightOf(Tensor target, Tensor weight, long ignoreIndex)
            {
                var chosen = where(target.ne((Scalar)ignoreIndex), target, zeros_like(target));
                var flat = Picked.Apply(weight.unsqueeze(0).expand(chosen.Impl.Count, weight.Impl.Count), chosen.reshape(-1), 1);
                return flat.view(target.Impl.Sizes).mul(target.ne((Scalar)ignoreIndex).to_type(weight.dtype));
            }
        }
    }
}

/// <summary>From each column along a dimension, the element that an index names: <c>y[n, ...] = x[n, index[n, ...], ...]</c>.</summary>
internal sealed class Picked(torch.Tensor index, long[] sizes, int dim) : UnaryOutputNode
{
    private SavedTensor _index = SavedTensor.Keep(index);

    /// <summary>Computes and records; indices must be in range.</summary>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor index, int dim)
    {
        var c = x.Contiguous(out var temporary);
        var i = index.Contiguous(out var temporaryIndex);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, i.Impl.Sizes));
        Dispatch.Numeric(x.Impl.Dtype, new Body(c.Impl, i.Impl, y.Impl, dim, Scatter: false));
        temporary?.Dispose();
        temporaryIndex?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new Picked(index, x.Impl.Sizes, dim), x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        var index = _index.Value;
        if (GradMode.Enabled)
        {
            long[] shape = [.. Enumerable.Repeat(1L, dim), sizes[dim], .. Enumerable.Repeat(1L, sizes.Length - dim - 1)];
            var chosen = index.unsqueeze(dim).eq(torch.arange(sizes[dim], torch.ScalarType.Int64).view(shape));
            dx[0] = dy.unsqueeze(dim).mul(chosen.to_type(dy.dtype));
            return;
        }
        var result = torch.Filled(dy.Impl.Dtype, sizes, 0);
        Dispatch.Numeric(dy.Impl.Dtype, new Body(result.Impl, index.Contiguous(out _).Impl, dy.Contiguous(out _).Impl, dim, Scatter: true));
        dx[0] = result;
    }

    public override void Release() => _index.Release();

    private readonly record struct Body(TensorImpl X, TensorImpl Index, TensorImpl Y, int Dim, bool Scatter) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            Span<T> x = X.Span<T>(), y = Y.Span<T>();
            ReadOnlySpan<long> index = Index.Span<long>();
            int inner = checked((int)Shapes.Count(X.Sizes.AsSpan(Dim + 1))), classes = checked((int)X.Sizes[Dim]);
            for (int j = 0; j < y.Length; j++)
            {
                int at = (j / inner * classes + (int)index[j]) * inner + j % inner;
                if (Scatter)
                    x[at] = y[j];
                else
                    y[j] = x[at];
            }
        }
    }
}
