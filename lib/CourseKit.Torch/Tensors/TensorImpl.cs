using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// What a tensor is: a window (offset, sizes, strides) onto a storage, an element type, and its place in the autograd graph.
/// Several <see cref="Tensor"/> handles may share one.
/// </summary>
internal sealed unsafe class TensorImpl
{
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

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>True when the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous { get; }

    /// <summary>The tensor that this one is a view of, if autograd followed the view.</summary>
    public TensorImpl? ViewOf { get; init; }

    /// <summary>Gradient, graph node and the like; null for a tensor that takes no part in autograd.</summary>
    public AutogradMeta? Autograd { get; set; }

    /// <summary>Address of the first element.</summary>
    public void* Pointer => (byte*)Storage.Pointer + Offset * Dtype.Size();

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
