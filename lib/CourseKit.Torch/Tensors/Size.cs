using System.Collections;

namespace TorchSharp;

public static partial class torch
{
#pragma warning disable CA1710 // the name is TorchSharp's
    /// <summary>The sizes of a tensor along each dimension.</summary>
    public readonly struct Size : IEnumerable<long>
    {
        private readonly long[]? _shape;

#pragma warning disable CA2211 // a field in TorchSharp
        /// <summary>No dimensions.</summary>
        public static Size Empty = new(Array.Empty<long>());
#pragma warning restore CA2211

        /// <summary>Sizes along each dimension.</summary>
        public Size(long[] shape) => _shape = (long[])shape.Clone();

        /// <summary>Sizes along each dimension.</summary>
        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        /// <summary>Sizes along each dimension.</summary>
        public Size(int[] shape) => _shape = Array.ConvertAll(shape, s => (long)s);

        /// <summary>One dimension.</summary>
        public Size(long size) => _shape = [size];

        /// <summary>One dimension.</summary>
        public Size(int size) => _shape = [size];

        /// <summary>Two dimensions.</summary>
        public Size((int, int) size) => _shape = [size.Item1, size.Item2];

        /// <summary>Three dimensions.</summary>
        public Size((int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Four dimensions.</summary>
        public Size((int, int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>Five dimensions.</summary>
        public Size((int, int, int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>Six dimensions.</summary>
        public Size((int, int, int, int, int, int) size) =>
            _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>Two dimensions.</summary>
        public Size((long, long) size) => _shape = [size.Item1, size.Item2];

        /// <summary>Three dimensions.</summary>
        public Size((long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Four dimensions.</summary>
        public Size((long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>Five dimensions.</summary>
        public Size((long, long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>Six dimensions.</summary>
        public Size((long, long, long, long, long, long) size) =>
            _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>The sizes, not copied.</summary>
        public long[] Shape => _shape ?? [];

        /// <summary>Number of dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>True when there are no dimensions.</summary>
        public bool IsEmpty => Shape.Length == 0;

        /// <summary>True for a shape of one element: no dimensions, or one of size 1.</summary>
        public bool IsScalar => Shape.Length == 0 || Shape is [1];

        /// <summary>Elements along a dimension.</summary>
        public long this[int idx] => Shape[idx];

        /// <summary>Elements along a dimension.</summary>
        public long this[long idx] => Shape[idx];

        /// <summary>Number of elements: the product of the sizes.</summary>
        public long numel() => Shapes.Count(Shape);

        /// <summary>The first <paramref name="i"/> sizes.</summary>
        public IEnumerable<long> Take(int i) => Shape.Take(i);

        /// <summary>The sizes from one dimension up to, not including, another; negative ones count from the end.</summary>
        public Size Slice(int first, int next)
        {
            int n = Shape.Length;
            int from = Math.Clamp(first < 0 ? first + n : first, 0, n), to = Math.Clamp(next < 0 ? next + n : next, 0, n);
            return new(Shape[from..Math.Max(from, to)]);
        }

        /// <summary>The sizes one after the other.</summary>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>True for a shape of the same sizes.</summary>
        public override bool Equals(object? obj) => obj is Size other && Shape.AsSpan().SequenceEqual(other.Shape);

        /// <summary>From the sizes.</summary>
        public override int GetHashCode() => Shape.Aggregate(Shape.Length, HashCode.Combine);

#pragma warning disable CA2225 // the named forms are the constructors
        /// <summary>Sizes along each dimension.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>One dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>Two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>Three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>Four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) => new(size);

        /// <summary>Five dimensions.</summary>
        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        /// <summary>Six dimensions.</summary>
        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        /// <summary>The sizes of both, one behind the other.</summary>
        public static Size operator +(Size left, Size right) => new(left.Shape.Concat(right.Shape));

        /// <summary>The sizes of both, one behind the other.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new(left.Shape.Concat(right));

        /// <summary>True for the same sizes.</summary>
        public static bool operator ==(Size left, Size right) => left.Equals(right);

        /// <summary>True for different sizes.</summary>
        public static bool operator !=(Size left, Size right) => !left.Equals(right);
#pragma warning restore CA2225
    }
#pragma warning restore CA1710
}
