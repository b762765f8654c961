using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// What a tensor is: a window (offset, sizes, strides) onto a storage, an element type, and its place in the autograd graph.
/// Several <see cref="Tensor"/> handles may share one.
/// </summary>
internal sealed unsafe class TensorImpl
{
    private AutogradMeta? _autograd;
    private int _history;       // grows with each in-place write that autograd recorded
    private int _followed;      // history of the whole that this view's place in the graph was made for

    /// <summary>A window onto an existing storage.</summary>
    public TensorImpl(TensorStorage storage, ScalarType dtype, long[] sizes, long[] strides, long offset)
    {
        Storage = storage;
        Dtype = dtype;
        Sizes = sizes;
        Strides = strides;
        Offset = offset;
        Count = Shapes.Count(sizes);
        IsContiguous = Shapes.IsContiguous(sizes, strides);
    }

    /// <summary>New memory in row-major order, contents undefined.</summary>
    public TensorImpl(ScalarType dtype, long[] sizes)
    {
        Count = Shapes.Count(sizes);
        Storage = new TensorStorage(Count * dtype.Size());
        Dtype = dtype;
        Sizes = sizes;
        Strides = Shapes.ContiguousStrides(sizes);
        IsContiguous = true;
    }

    /// <summary>The memory.</summary>
    public TensorStorage Storage { get; }

    /// <summary>Element type.</summary>
    public ScalarType Dtype { get; }

    /// <summary>Elements along each dimension. Never written to.</summary>
    public long[] Sizes { get; }

    /// <summary>Distance between neighbours along each dimension, in elements. Never written to.</summary>
    public long[] Strides { get; }

    /// <summary>Index of the first element in the storage, in elements.</summary>
    public long Offset { get; }

    /// <summary>Number of elements: the product of the sizes.</summary>
    public long Count { get; }

    /// <summary>True when the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous { get; }

    /// <summary>The tensor that this one is a view of, and itself no view; null for a tensor of its own.</summary>
    public TensorImpl? ViewOf
    {
        get;
        init
        {
            field = value;
            _followed = value?._history ?? 0;
        }
    }

    /// <summary>True for a view made while operations were not recorded: it does not follow the history of what it shows.</summary>
    public bool Silent { get; init; }

    /// <summary>Gradient, graph node and the like; null for a tensor that takes no part in autograd.</summary>
    public AutogradMeta? Autograd
    {
        get
        {
            if (ViewOf is { } whole && _followed != whole._history)
                Autograd = ViewHistory.Follow(this, whole);
            return _autograd;
        }

        set
        {
            _autograd = value;
            _followed = ViewOf?._history ?? 0;
        }
    }

    /// <summary>Address of the first element.</summary>
    public void* Pointer => (byte*)Storage.Pointer + Offset * Dtype.Size();

    /// <summary>Tells the views of this tensor that an in-place write has changed its place in the graph.</summary>
    public void NewHistory() => _history++;

    /// <summary>All elements of a contiguous tensor.</summary>
    public Span<T> Span<T>() where T : unmanaged => new(Pointer, checked((int)Count));

    /// <summary>The element at a position counted in row-major order, of any layout.</summary>
    public ref T At<T>(long index) where T : unmanaged
    {
        if (IsContiguous)
            return ref Unsafe.AsRef<T>((T*)Pointer + index);
        long position = 0;
        for (int d = Sizes.Length - 1; d >= 0; d--)
        {
            position += index % Sizes[d] * Strides[d];
            index /= Sizes[d];
        }
        return ref Unsafe.AsRef<T>((T*)Pointer + position);
    }
}
