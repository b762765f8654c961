using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Operations that write to their first argument.</summary>
internal static class InPlace
{
    /// <summary>Checks that a tensor may be written to.</summary>
    /// <param name="target">The tensor.</param>
    /// <param name="recorded">True when the write itself is recorded for differentiation.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is a leaf that requires a gradient or a view of one, a view
    /// made while nothing was recorded, or several of its elements share memory.</exception>
    public static void Check(Tensor target, bool recorded)
    {
        var impl = target.Impl;
        for (int d = 0; d < impl.Sizes.Length; d++)
            if (impl.Strides[d] == 0 && impl.Sizes[d] > 1)
                throw Errors.Torch("unsupported operation: more than one element of the written-to tensor refers to a single memory " +
                    "location. " +
                                   "Please clone() the tensor before performing the operation.");
        if (!GradMode.Enabled)
            return;
        if (impl.Autograd is { GradFn: null, RequiresGrad: true })
            throw Errors.Torch("a leaf Variable that requires grad is being used in an in-place operation. Do it inside torch.no_grad().");
        if (impl.ViewOf is not { } whole)
            return;
        if (whole.Autograd is { GradFn: null, RequiresGrad: true })
            throw Errors.Torch("a view of a leaf Variable that requires grad is being used in an in-place operation. Do it inside " +
                "torch.no_grad().");
        if (impl.Silent && (recorded || whole.Autograd is { GradFn: not null }))
            throw Errors.Torch("A view was created in no_grad mode and is being modified inplace with grad mode enabled. " +
                               "Make the view where gradients are recorded, or write to a clone.");
    }

    /// <summary>
    /// Gives a tensor that was just written to the history of that write. The history of a view becomes a part of the history of the
    /// whole that it shows, and other views of the whole follow.
    /// </summary>
    /// <param name="target">The tensor.</param>
    /// <param name="history">The write's; null when what was written does not depend on anything that requires a gradient.</param>
    public static void SetHistory(Tensor target, AutogradMeta? history)
    {
        var impl = target.Impl;
        if (!GradMode.Enabled || history is null && impl.Autograd is null && impl.ViewOf?.Autograd is null)
            return;
        if (impl.ViewOf is { } whole && (history is not null || Graph.Follows(whole)))
        {
            ViewHistory.Rebase(impl, whole, history);
            return;
        }
        if (history is null && impl.Autograd is { GradFn: not null })
            Graph.Attach(target, new OverwrittenNode(), target);
        else if (history is not null)
            impl.Autograd = history;
        impl.NewHistory();
    }

    /// <summary>Writes <paramref name="value"/>, computed from the target or not, into <paramref name="target"/>, and disposes
    /// it.</summary>
    /// <returns><paramref name="target"/>, now the result of the operation that made the value.</returns>
    public static Tensor Replace(Tensor target, Tensor value)
    {
        using (value)
        {
            var (from, to) = (value.Impl, target.Impl);
            Check(target, Graph.RequiresGrad(value));
            if (!from.Sizes.AsSpan().SequenceEqual(to.Sizes))
                throw Errors.Torch($"output with shape {Shapes.Format(to.Sizes)} doesn't match the broadcast shape " +
                    $"{Shapes.Format(from.Sizes)}");
            if (Category(from.Dtype) > Category(to.Dtype) && (from.Dtype.IsFloat() || to.Dtype == ScalarType.Bool))
                throw Errors.Torch($"result type {from.Dtype.TorchName()} can't be cast to the desired output type {to.Dtype.TorchName()}");
            StridedCopy.Copy(from, to);
            to.Storage.BumpVersion();
            SetHistory(target, from.Dtype != to.Dtype && Graph.Follows(from) ? Converted(value, to.Dtype) : from.Autograd);
        }
        return target;
    }

    /// <summary>target = f(target), where the node of f may keep the target's values: it is given a copy of them, with the same
    /// history.</summary>
    /// <returns><paramref name="target"/>.</returns>
    public static Tensor Apply(Tensor target, Func<Tensor, Tensor> function)
    {
        if (!GradMode.Enabled)
            return Replace(target, function(target));
        Check(target, Graph.RequiresGrad(target));
        using var before = target.detach().clone();
        before.Impl.Autograd = target.Impl.Autograd;
        return Replace(target, function(before));
    }

    /// <summary>target = f(target, other), straight into its memory where nothing is recorded.</summary>
    /// <returns><paramref name="target"/>.</returns>
    public static Tensor Arithmetic<TOp>(Tensor target, Tensor other) where TOp : struct, IBinary
    {
        var (to, from) = (target.Impl, other.Impl);
        bool direct = !Graph.Needed(target, other) && to.Dtype.IsFloat() && DType.Promote(target, other) == to.Dtype
            && from.Storage != to.Storage
                      && Shapes.Broadcast(to.Sizes, from.Sizes).AsSpan().SequenceEqual(to.Sizes);
        if (!direct)
            return TOp.SavesInputs ? Apply(target, before => Binary.Apply<TOp>(before, other)) : Replace(target,
                Binary.Apply<TOp>(target, other));
        Check(target, recorded: false);
        using var converted = from.Dtype == to.Dtype ? null : other.to_type(to.Dtype);
        Binary.Fill<TOp>(to, converted is null ? from : converted.Impl, to);
        to.Storage.BumpVersion();
        return target;
    }

    /// <summary>target = f(target, number).</summary>
    /// <returns><paramref name="target"/>.</returns>
    public static Tensor Arithmetic<TOp>(Tensor target, Scalar other) where TOp : struct, IBinary
    {
        using var wrapped = Binary.Wrap(other, target.Impl.Dtype);
        return Arithmetic<TOp>(target, wrapped);
    }

    /// <summary>Runs a writer on a tensor outside autograd: the result does not depend on what stood there before.</summary>
    /// <returns><paramref name="target"/>.</returns>
    public static Tensor Overwrite(Tensor target, Action<TensorImpl> write)
    {
        Check(target, recorded: false);
        write(target.Impl);
        target.Impl.Storage.BumpVersion();
        SetHistory(target, null);
        return target;
    }

    private static AutogradMeta Converted(Tensor value, ScalarType dtype)
    {
        using var converted = value.to_type(dtype);
        return converted.Impl.Autograd!;
    }

    private static int Category(ScalarType dtype) => dtype == ScalarType.Bool ? 0 : dtype.IsInteger() ? 1 : 2;

    /// <summary>What stood there before has no influence any more: its gradient is 0.</summary>
    private sealed class OverwrittenNode : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = zeros_like(dy);
    }
}
