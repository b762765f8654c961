namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The input where the target is 1, what it lacks to the margin where it is -1.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">1 or -1, shaped like it.</param>
            /// <param name="margin">Value beyond which unlike examples cost nothing.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0,
                Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() =>
                {
                    var none = zeros_like(input);
                    return Reduced(where(target.ne(1), (margin - input).clamp(0), none) + where(target.ne(-1), input, none), reduction);
                });

            /// <summary>What the lower-ranked number exceeds the higher-ranked one by: <c>max(0, -t (x1 - x2) + margin)</c>.</summary>
            /// <param name="input1">Any shape.</param>
            /// <param name="input2">Shaped like it.</param>
            /// <param name="target">1 when the first should be larger, -1 when the second should.</param>
            /// <param name="margin">By how much.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0,
                Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() => Reduced((target.neg() * (input1 - input2) + margin).clamp(0), reduction));

            /// <summary>Two-class logistic loss: <c>log(1 + exp(-t x))</c>.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">1 or -1, shaped like it.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() => Reduced((target.neg() * input).softplus(1, double.PositiveInfinity), reduction));

            /// <summary>Binary cross entropy of each label, averaged over labels.</summary>
            /// <param name="input">Logits, shape (N, K) or (K).</param>
            /// <param name="target">0 or 1, shaped like it.</param>
            /// <param name="weight">Weight of each label, shape (K), or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean) => WrappedTensorDisposeScope(() =>
                {
                    var loss = (target * input.log_sigmoid() + (1 - target) * input.neg().log_sigmoid()).neg();
                    if (weight is not null)
                        loss *= weight;
                    return Reduced(loss.mean([-1L]), reduction);
                });

            /// <summary>Hinge loss over classes: mean over the others of <c>max(0, margin - x[target] + x[i])^p</c>.</summary>
            /// <param name="input">Scores, shape (N, K) or (K).</param>
            /// <param name="target">Class indices, int64, shape (N) or ().</param>
            /// <param name="p">1 or 2.</param>
            /// <param name="margin">By how much the right class should lead.</param>
            /// <param name="weight">Weight per class, shape (K), or null.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null,
                Reduction reduction = Reduction.Mean)
            {
                if (p is not (1 or 2))
                    throw Errors.Torch($"multi_margin_loss: only p == 1 and p == 2 supported, got {p}");
                CrossEntropyNode.Targets(input, target, -100, "multi_margin_loss");
                return WrappedTensorDisposeScope(() =>
                {
                    int dim = input.Impl.Sizes.Length - 1;
                    long classes = input.Impl.Sizes[dim];
                    var own = target.unsqueeze(-1);
                    var gap = (margin - Picked.Apply(input, target, dim).unsqueeze(-1) + input).clamp(0);
                    if (p == 2)
                        gap = gap.square();
                    if (weight is not null)
                        gap *= WeightOf(target, weight, -100).unsqueeze(-1);
                    var others = arange(classes, ScalarType.Int64).ne(own).to_type(input.dtype);
                    return Reduced((gap * others).sum(-1) / (double)classes, reduction);
                });
            }
        }
    }
}
