using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Sorts along the middle dimension of an (outer, length, inner) array, keeping the order of equals; NaN counts as the
/// largest.</summary>
internal static unsafe class SortLanes
{
    /// <summary>Sorts every lane.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="values">The numbers in order.</param>
    /// <param name="indices">Where each of them stood along the lane.</param>
    /// <param name="outer">Size before the sorted dimension.</param>
    /// <param name="length">Size of the sorted dimension.</param>
    /// <param name="inner">Size after it.</param>
    /// <param name="descending">The largest first.</param>
    public static void Run<T>(ReadOnlySpan<T> x, Span<T> values, Span<long> indices, int outer, int length, int inner, bool descending)
        where T : unmanaged, INumber<T>
    {
        if (x.Length == 0)
            return;
        fixed (T* px = x, py = values)
        fixed (long* pi = indices)
        {
            var job = new Job<T> { X = px, Values = py, Indices = pi, Length = length, Inner = inner, Descending = descending };
            Threads.For(ref job, outer * inner, Math.Max(1, (1 << 12) / length));
        }
    }

    private struct Job<T> : IRangeJob where T : unmanaged, INumber<T>
    {
        public T* X;
        public T* Values;
        public long* Indices;
        public int Length;
        public int Inner;
        public bool Descending;

        public readonly void Run(int from, int to)
        {
            var keys = new T[Length];
            var places = new int[Length];
            for (int lane = from; lane < to; lane++)
            {
                long start = (long)(lane / Inner) * Length * Inner + lane % Inner;
                int count = 0, nan = Length;        // numbers fill from the front, NaN from the back
                for (int i = 0; i < Length; i++)
                {
                    T value = X[start + (long)i * Inner];
                    if (!T.IsNaN(value))
                        (keys[count], places[count++]) = (value, i);
                    else
                        places[--nan] = i;
                }
                places.AsSpan(nan).Reverse();
                keys.AsSpan(0, count).Sort(places.AsSpan(0, count));
                if (Descending)
                {
                    keys.AsSpan(0, count).Reverse();
                    places.AsSpan(0, count).Reverse();
                }
                KeepOrder(keys.AsSpan(0, count), places);
                for (int i = 0; i < Length; i++)
                {
                    int place = !Descending ? places[i] : i < Length - count ? places[count + i] : places[i - (Length - count)];
                    Values[start + (long)i * Inner] = X[start + (long)place * Inner];
                    Indices[start + (long)i * Inner] = place;
                }
            }
        }

        /// <summary>Puts the places of equal keys in order: the sort itself is not stable.</summary>
        private static void KeepOrder(ReadOnlySpan<T> keys, int[] places)
        {
            for (int i = 0; i < keys.Length;)
            {
                int end = i + 1;
                while (end < keys.Length && keys[end] == keys[i])
                    end++;
                if (end - i > 1)
                    places.AsSpan(i, end - i).Sort();
                i = end;
            }
        }
    }
}
