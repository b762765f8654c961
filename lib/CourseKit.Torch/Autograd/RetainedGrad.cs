namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>From now on backward collects the gradient of this result in <see cref="grad"/> too; for a leaf nothing
        /// changes.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor does not require a gradient.</exception>
        public void retain_grad()
        {
            if (!requires_grad)
                throw Errors.Torch("can't retain_grad on Tensor that has requires_grad=False");
            if (Impl.Autograd is { GradFn: { } node } meta)
                node.Retain(meta, Impl);
        }
    }
}
