namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns: registered by name, found by optimisers, saved with the module.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>A parameter with the memory of a tensor, outside its autograd history. It takes the tensor's place in its dispose
    /// scope, until a module registers it: from then on it lives as long as the module.</summary>
    /// <param name="data">Initial values. This handle stays in use, in no scope any more.</param>
    /// <param name="requires_grad">Collect gradients.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(DetachedFrom(data), data)
    {
        if (requires_grad)
            this.requires_grad = true;
    }

    private static TensorImpl DetachedFrom(torch.Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var impl = data.Impl;
        return new TensorImpl(impl.Storage, impl.Dtype, impl.Sizes, impl.Strides, impl.Offset);
    }
}
