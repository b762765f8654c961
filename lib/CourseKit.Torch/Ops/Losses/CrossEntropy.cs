using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Softmax and negative log likelihood in one: <c>-log softmax(input)[target]</c>.</summary>
            /// <param name="input">Logits, shape (N, K), (K), or (N, K, d1, ...).</param>
            /// <param name="target">Class indices, int64, shape (N), (), or (N, d1, ...); or class probabilities, shaped like the
            /// input.</param>
            /// <param name="weight">Weight per class, shape (K), or null.</param>
            /// <param name="ignore_index">Targets of this value count nothing.</param>
            /// <param name="reduction">Mean (by weight), sum, or none.</param>
            /// <param name="label_smoothing">Share of the target that is spread over all classes, 0 to 1.</param>
            /// <returns>A number, or one per target for no reduction.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes do not agree, or a target is no class.</exception>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0)
            {
                ArgumentNullException.ThrowIfNull(input);
                ArgumentNullException.ThrowIfNull(target);
                var sizes = input.Impl.Sizes;
                if (label_smoothing is < 0 or > 1)
                    throw Errors.Torch($"label_smoothing must be between 0.0 and 1.0. Got: {label_smoothing}");
                if (sizes.Length == 0)
                    throw Errors.Torch("cross_entropy: expected input of at least 1 dimension, (K) or (N, K), got a number");
                if (target.Impl.Dtype.IsFloat())
                    return ProbabilityLoss(input, target, weight, reduction, label_smoothing);
                if (sizes.Length == 2 && weight is null && label_smoothing == 0)
                {
                    var rows = CrossEntropyNode.Targets(input, target, ignore_index, "cross_entropy");
                    return CrossEntropyNode.Apply(input, rows, ignore_index, reduction);
                }
                return WrappedTensorDisposeScope(() =>
                {
                    var logs = input.log_softmax(sizes.Length == 1 ? 0 : 1);
                    var loss = NegativeLogLikelihood(logs, target, weight, ignore_index, reduction, "cross_entropy");
                    if (label_smoothing == 0)
                        return loss;
                    return loss * (1 - label_smoothing) + Smoothing(logs, target, weight, ignore_index, reduction) * label_smoothing;
                });
            }

            private static Tensor ProbabilityLoss(Tensor input, Tensor target, Tensor? weight, Reduction reduction, double smoothing)
            {
                var sizes = input.Impl.Sizes;
                if (!target.Impl.Sizes.AsSpan().SequenceEqual(sizes))
                    throw Errors.Torch(
                        $"cross_entropy: probabilities as target must have the input's shape {Shapes.Format(sizes)}, got " +
                        $"{Shapes.Format(target.Impl.Sizes)}");
                return WrappedTensorDisposeScope(() =>
                {
                    int classes = sizes.Length == 1 ? 0 : 1;
                    var p = smoothing == 0 ? target : target * (1 - smoothing) + smoothing / sizes[classes];
                    var weighted = input.log_softmax(classes).mul(p);
                    if (weight is not null)
                        weighted = weighted.mul(weight.view(ClassShape(sizes.Length, classes)));
                    var loss = weighted.sum(classes).neg();
                    return reduction switch
                    {
                        Reduction.None => loss,
                        Reduction.Sum => loss.sum(),
                        _ => loss.sum() / (double)(input.Impl.Count / sizes[classes]),
                    };
                });
            }

            /// <summary>The loss against a target that is spread evenly over the classes.</summary>
            private static Tensor Smoothing(Tensor logs, Tensor target, Tensor? weight, long ignoreIndex, Reduction reduction)
            {
                int rank = logs.Impl.Sizes.Length, dim = rank == 1 ? 0 : 1;
                var weighted = weight is null ? logs : logs.mul(weight.view(ClassShape(rank, dim)));
                var counted = target.ne((Scalar)ignoreIndex).to_type(logs.dtype);
                var loss = weighted.sum(dim).neg() * counted / (double)logs.Impl.Sizes[dim];
                if (reduction == Reduction.None)
                    return loss;
                if (reduction == Reduction.Sum)
                    return loss.sum();
                return loss.sum().div(weight is null ? counted.sum() : WeightOf(target, weight, ignoreIndex).sum());
            }

            private static long[] ClassShape(int rank, int dim) => [.. Enumerable.Range(0, rank).Select(d => d == dim ? -1L : 1L)];
        }
    }
}

/// <summary>Cross entropy of rows of logits against class indices: softmax and loss in one pass over memory, the gradient in
/// another.</summary>
internal sealed class CrossEntropyNode(torch.Tensor x, torch.Tensor logs, torch.Tensor targets, torch.nn.Reduction reduction,
    double counted) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _logs = SavedTensor.Keep(logs);
    private SavedTensor _targets = SavedTensor.Keep(targets);

    /// <summary>Checks targets against an input whose classes are dimension 1 (or the only one).</summary>
    /// <returns>The targets.</returns>
    public static torch.Tensor Targets(torch.Tensor input, torch.Tensor target, long ignoreIndex, string op)
    {
        var (x, t) = (input.Impl.Sizes, target.Impl.Sizes);
        if (target.Impl.Dtype != torch.ScalarType.Int64)
            throw Errors.Torch($"{op}: expected target of scalar type Long but found {target.Impl.Dtype.TorchName()}");
        long[] expected = x.Length == 1 ? [] : [x[0], .. x[2..]];
        if (!t.AsSpan().SequenceEqual(expected))
            throw Errors.Torch(x.Length > 1 && t.Length > 0 && x[0] != t[0]
                ? $"Expected input batch_size ({x[0]}) to match target batch_size ({t[0]}) in {op}."
                : $"{op}: expected target of shape {Shapes.Format(expected)} for an input of shape {Shapes.Format(x)}, got " +
                $"{Shapes.Format(t)}");
        long classes = x.Length == 1 ? x[0] : x[1];
        for (long i = 0; i < target.Impl.Count; i++)
        {
            long label = target.Impl.At<long>(i);
            if (label != ignoreIndex && (label < 0 || label >= classes))
                throw Errors.Torch($"Target {label} is out of bounds: {op} got {classes} classes, so targets run from 0 to {classes - 1}.");
        }
        return target;
    }

    /// <summary>Computes and records the loss of logits (N, K) against checked targets (N).</summary>
    public static torch.Tensor Apply(torch.Tensor logits, torch.Tensor targets, long ignoreIndex, torch.nn.Reduction reduction)
    {
        var c = logits.Contiguous(out var temporary);
        var t = targets.Contiguous(out var temporaryTargets);
        var impl = c.Impl;
        using var rowLoss = new torch.Tensor(new TensorImpl(impl.Dtype, [impl.Sizes[0]]));
        using var logs = new torch.Tensor(new TensorImpl(impl.Dtype, impl.Sizes));
        // ignored rows carry a target that the kernel reads as "nothing here"
        using var marked = Marked(t, ignoreIndex, out long counted);
        Dispatch.Float(impl.Dtype, "cross_entropy", new Body(impl, marked.Impl, rowLoss.Impl, logs.Impl));
        temporary?.Dispose();
        temporaryTargets?.Dispose();
        torch.Tensor loss;
        using (torch.no_grad())
            loss = reduction switch
            {
                torch.nn.Reduction.None => rowLoss.alias(),
                torch.nn.Reduction.Sum => rowLoss.sum(),
                _ => rowLoss.sum().div_((Scalar)(double)counted),
            };
        return Graph.Needed(logits) ? Graph.Attach(loss, new CrossEntropyNode(logits, logs, marked, reduction, counted), logits) : loss;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        var (logs, targets) = (_logs.Value, _targets.Value);
        if (GradMode.Enabled)
        {
            dx[0] = Differentiable(dy, _x.Value, targets);
            return;
        }
        var result = new torch.Tensor(new TensorImpl(logs.Impl.Dtype, logs.Impl.Sizes));
        double scale = reduction == torch.nn.Reduction.None ? 1 : dy.ToDouble() / (reduction == torch.nn.Reduction.Mean ? counted : 1);
        Dispatch.Float(logs.Impl.Dtype, "cross_entropy_backward", new GradientBody(logs.Impl, targets.Impl, result.Impl, scale));
        dx[0] = reduction == torch.nn.Reduction.None ? result.mul(dy.unsqueeze(1)) : result;
    }

    /// <summary>The gradient in operations that have gradients themselves: (softmax(x) - one-hot targets) * dy.</summary>
    private torch.Tensor Differentiable(torch.Tensor dy, torch.Tensor x, torch.Tensor targets)
    {
        var rows = targets.ne((Scalar)SoftmaxCrossEntropy.Ignored).unsqueeze(1);
        var wanted = targets.unsqueeze(1).eq(torch.arange(x.Impl.Sizes[1], torch.ScalarType.Int64)).to_type(x.dtype);
        var scale = reduction == torch.nn.Reduction.None ? dy.unsqueeze(1) : reduction == torch.nn.Reduction.Mean ? dy / counted : dy;
        return x.softmax(1).sub(wanted).mul(rows).mul(scale);
    }

    public override void Release()
    {
        _x.Release();
        _logs.Release();
        _targets.Release();
    }

    private static torch.Tensor Marked(torch.Tensor targets, long ignoreIndex, out long counted)
    {
        var span = targets.Impl.Span<long>();
        long ignored = 0;
        foreach (long label in span)
            ignored += label == ignoreIndex ? 1 : 0;
        counted = span.Length - ignored;
        if (ignored == 0 || ignoreIndex == SoftmaxCrossEntropy.Ignored)
            return targets.alias();
        var marked = targets.clone();
        marked.Impl.Span<long>().Replace(ignoreIndex, SoftmaxCrossEntropy.Ignored);
        return marked;
    }

    private readonly struct Body(TensorImpl x, TensorImpl targets, TensorImpl rowLoss, TensorImpl logs) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            SoftmaxCrossEntropy.Forward<T>(x.Span<T>(), targets.Span<long>(), rowLoss.Span<T>(), logs.Span<T>(), checked((int)x.Sizes[0]),
                checked((int)x.Sizes[1]));
    }

    private readonly struct GradientBody(TensorImpl logs, TensorImpl targets, TensorImpl dx, double scale) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            SoftmaxCrossEntropy.Backward(logs.Span<T>(), targets.Span<long>(), T.CreateChecked(scale), dx.Span<T>(),
                checked((int)logs.Sizes[0]), checked((int)logs.Sizes[1]));
    }
}
