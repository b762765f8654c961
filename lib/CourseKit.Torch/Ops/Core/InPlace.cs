using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Operations that write to their first argument.</summary>
internal static class InPlace
{
    /// <summary>Checks that a tensor may be written to while operations are recorded.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is a leaf that requires a gradient, or a view of a tensor that
    /// takes part in autograd.</exception>
    public static void Check(Tensor target, bool recorded)
    {
        if (!GradMode.Enabled)
            return;
        var impl = target.Impl;
        if (impl.Autograd is { GradFn: null, RequiresGrad: true })
            throw Errors.Torch("a leaf Variable that requires grad is being used in an in-place operation. Do it inside torch.no_grad().");
        if (impl.ViewOf is { } whole && (recorded || Follows(whole)))
            throw Errors.Torch(whole.Autograd is { GradFn: null, RequiresGrad: true }
                ? "a view of a leaf Variable that requires grad is being used in an in-place operation. Do it inside torch.no_grad()."
                : "an in-place operation on a view of a tensor that takes part in differentiation is not supported by the embedded engine: compute out of place.");
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
                throw Errors.Torch($"output with shape {Shapes.Format(to.Sizes)} doesn't match the broadcast shape {Shapes.Format(from.Sizes)}");
            if (from.Dtype.IsFloat() && !to.Dtype.IsFloat())
                throw Errors.Torch($"result type {from.Dtype.TorchName()} can't be cast to the desired output type {to.Dtype.TorchName()}");
            StridedCopy.Copy(from, to);
            to.Storage.BumpVersion();
            if (GradMode.Enabled)
                to.Autograd = from.Autograd ?? (to.Autograd is { GradFn: null } leaf ? leaf : null);
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
        bool direct = !Graph.Needed(target, other) && to.Dtype.IsFloat() && DType.Promote(target, other) == to.Dtype && from.Storage != to.Storage
                      && Shapes.Broadcast(to.Sizes, from.Sizes).AsSpan().SequenceEqual(to.Sizes);
        if (!direct)
            return TOp.SavesInputs ? Apply(target, before => Binary.Apply<TOp>(before, other)) : Replace(target, Binary.Apply<TOp>(target, other));
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
        if (GradMode.Enabled && target.Impl.Autograd is { GradFn: not null })
            Graph.Attach(target, new OverwrittenNode(), target);
        return target;
    }

    /// <summary>What stood there before has no influence any more: its gradient is 0.</summary>
    private sealed class OverwrittenNode : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = zeros_like(dy);
    }

    private static bool Follows(TensorImpl impl) => impl.Autograd is { } meta && (meta.RequiresGrad || meta.GradFn is not null);
}
