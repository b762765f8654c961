namespace TorchSharp;

public static partial class torch
{
    /// <summary>One part of an index expression: a number, a slice, everything, a new dimension, or a tensor.</summary>
    public struct TensorIndex
    {
#pragma warning disable CA2211 // fields in TorchSharp
        /// <summary>All elements of a dimension, as <c>:</c> in Python.</summary>
        public static TensorIndex Colon = new() { _kind = Kind.Slice };

        /// <summary>All dimensions not named, as <c>...</c> in Python.</summary>
        public static TensorIndex Ellipsis = new() { _kind = Kind.Ellipsis };

        /// <summary>A new dimension of size 1, as <c>None</c> in Python.</summary>
        public static TensorIndex None = new() { _kind = Kind.None };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null = new() { _kind = Kind.None };
#pragma warning restore CA2211

        private Kind _kind;

        internal enum Kind
        {
            Slice,
            Single,
            None,
            Ellipsis,
            Tensor,
            Truth,
        }

        internal readonly Kind Is => _kind;

        internal long? Start { readonly get; private set; }

        internal long? Stop { readonly get; private set; }

        internal long? Step { readonly get; private set; }

        internal Tensor? Indices { readonly get; private set; }

        /// <summary>Every <paramref name="step"/>-th element from start up to, not including, stop.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { _kind = Kind.Slice, Start = start, Stop = stop, Step = step };

        /// <summary>The elements from start up to, not including, end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>The elements of a C# range.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? range.Start.Value == 0 ? null : -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? range.End.Value == 0 ? null : -range.End.Value : range.End.Value);

        /// <summary>One element; the dimension is dropped.</summary>
        public static TensorIndex Single(long? index) => new() { _kind = Kind.Single, Start = index };

        /// <summary>A new dimension: of size 1 for true, of size 0 for false.</summary>
        public static TensorIndex Bool(bool value) => new() { _kind = Kind.Truth, Start = value ? 1 : 0 };

        /// <summary>The elements that a tensor of indices (int64) or a mask (bool) names.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { _kind = Kind.Tensor, Indices = tensor };

#pragma warning disable CA2225 // the named forms are Single and Slice
        /// <summary>Always throws, as in TorchSharp.</summary>
        /// <exception cref="InvalidOperationException">Always: use <c>torch.tensor</c>.</exception>
        public static implicit operator Tensor(TensorIndex value) =>
            throw new InvalidOperationException("an index does not become a Tensor by itself; use torch.tensor(...).");

        /// <summary>One element; negative counts from the end.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One element; <c>^1</c> is the last.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>The elements of a C# range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>The elements from start up to, not including, end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);
#pragma warning restore CA2225
    }
}
