using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Binary cross entropy of probabilities: <c>-(t log x + (1 - t) log(1 - x))</c>, logarithms not below -100.</summary>
            /// <param name="input">Probabilities, 0 to 1, any shape.</param>
            /// <param name="target">Probabilities, shaped like the input.</param>
            /// <param name="weight">Weight of each element, broadcasting, or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes differ, or an input is no
            /// probability.</exception>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean)
            {
                RequireSameSize(input, target, "binary_cross_entropy");
                return WrappedTensorDisposeScope(() =>
                {
                    var loss = BinaryCrossEntropyNode.Apply(input, target);
                    return Reduced(weight is null ? loss : loss * weight, reduction);
                });
            }

            /// <summary>Logistic function and binary cross entropy in one, without overflow.</summary>
            /// <param name="input">Logits, any shape.</param>
            /// <param name="target">Probabilities, shaped like the input.</param>
            /// <param name="weight">Weight of each element, broadcasting, or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <param name="pos_weights">Weight of the positive part, broadcasting, or null.</param>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                RequireSameSize(input, target, "binary_cross_entropy_with_logits");
                return WrappedTensorDisposeScope(() =>
                {
                    // -log sigmoid(x) is softplus(-x)
                    var miss = input.neg().softplus(1, double.PositiveInfinity);
                    if (pos_weights is not null)
                        miss *= (pos_weights - 1) * target + 1;
                    var loss = (1 - target) * input + miss;
                    return Reduced(weight is null ? loss : loss * weight, reduction);
                });
            }

            private static void RequireSameSize(Tensor input, Tensor target, string op)
            {
                if (!input.Impl.Sizes.AsSpan().SequenceEqual(target.Impl.Sizes))
                    throw Errors.Torch(
                        $"{op}: Target size ({Shapes.Format(target.Impl.Sizes)}) must be the same as input size " +
                        $"({Shapes.Format(input.Impl.Sizes)})");
            }
        }
    }
}

/// <summary>Binary cross entropy of probabilities, recorded; its gradient <c>(x - t) / (x (1 - x))</c> stays finite at 0 and 1.</summary>
internal sealed class BinaryCrossEntropyNode(torch.Tensor x, torch.Tensor target) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _target = SavedTensor.Keep(target);

    /// <summary>Checks, computes and records; one number per element.</summary>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor target)
    {
        if (x.Impl.Dtype != target.Impl.Dtype)
            throw Errors.Torch($"binary_cross_entropy: input is {x.Impl.Dtype.TorchName()} but target is {target.Impl.Dtype.TorchName()}");
        var (cx, ct) = (x.Contiguous(out var temporaryX), target.Contiguous(out var temporaryT));
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
        Dispatch.Float(x.Impl.Dtype, "binary_cross_entropy", new Body(cx.Impl, ct.Impl, null, y.Impl));
        temporaryX?.Dispose();
        temporaryT?.Dispose();
        return Graph.Needed(x, target) ? Graph.Attach(y, new BinaryCrossEntropyNode(x, target), x, target) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        var (x, target) = (_x.Value, _target.Value);
        if (Needs(0) && GradMode.Enabled)       // second derivatives: the formula in differentiable operations
            dx[0] = dy * (x - target) / ((1 - x) * x).clamp(min: 1e-12f);
        else if (Needs(0))
        {
            var (cx, ct) = (x.Contiguous(out var temporaryX), target.Contiguous(out var temporaryT));
            var gradient = dy.Contiguous(out var temporary);
            var result = new torch.Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
            Dispatch.Float(x.Impl.Dtype, "binary_cross_entropy_backward", new Body(cx.Impl, ct.Impl, gradient.Impl, result.Impl));
            temporaryX?.Dispose();
            temporaryT?.Dispose();
            temporary?.Dispose();
            dx[0] = result;
        }
        if (Needs(1))
            dx[1] = dy * ((1 - x).log().clamp(-100) - x.log().clamp(-100));
    }

    public override void Release()
    {
        _x.Release();
        _target.Release();
    }

    private readonly record struct Body(TensorImpl X, TensorImpl Target, TensorImpl? Dy, TensorImpl To) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReadOnlySpan<T> x = X.Span<T>(), target = Target.Span<T>();
            Span<T> to = To.Span<T>();
            T least = T.CreateChecked(-100), tiny = T.CreateTruncating(1e-12f);      // a float in double too, as in PyTorch
            for (int i = 0; i < to.Length; i++)
            {
                if (!(x[i] >= T.Zero && x[i] <= T.One))
                    throw Errors.Torch($"all elements of input should be between 0 and 1, got {x[i]} in binary_cross_entropy");
                T rest = T.One - x[i];
                to[i] = Dy is null
                    ? (target[i] - T.One) * T.Max(T.Log(rest), least) - target[i] * T.Max(T.Log(x[i]), least)
                    : Dy.Span<T>()[i] * (x[i] - target[i]) / T.Max(rest * x[i], tiny);
            }
        }
    }
}
