using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor that a node keeps for its backward pass, and the state in which it was kept.</summary>
internal struct SavedTensor
{
    private Tensor? _tensor;
    private readonly int _version;
    private readonly bool _saved;

    private SavedTensor(Tensor tensor)
    {
        _tensor = tensor.Hold();
        _version = tensor.Impl.Storage.Version;
        _saved = true;
    }

    /// <summary>Keeps a tensor, or nothing when it is null.</summary>
    public static SavedTensor Keep(Tensor? tensor) => tensor is null ? default : new SavedTensor(tensor);

    /// <summary>The tensor kept; null when nothing was kept.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It was changed in place since, or let go by an earlier backward
    /// pass.</exception>
    public readonly Tensor? Unpack()
    {
        if (!_saved)
            return null;
        if (_tensor is null)
            throw Errors.Torch(
                "Trying to backward through the graph a second time (or directly access saved tensors after they have already been " +
                "freed). " +
                               "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). " +
                               "Specify retain_graph=True if you need to backward through the graph a second time.");
        var impl = _tensor.Impl;
        if (impl.Storage.Version != _version)
            throw Errors.Torch("one of the variables needed for gradient computation has been modified by an inplace operation: " +
                               $"[{impl.Dtype.TorchName()}Tensor {Shapes.Format(impl.Sizes)}] is at version {impl.Storage.Version}; " +
                               $"expected version {_version} instead. " +
                               "Compute out of place, or change the tensor before it is used.");
        return _tensor;
    }

    /// <summary>The tensor kept; there must be one.</summary>
    public readonly Tensor Value => Unpack()!;

    /// <summary>Lets go of the tensor.</summary>
    public void Release()
    {
        _tensor?.Dispose();
        _tensor = null;
    }
}
