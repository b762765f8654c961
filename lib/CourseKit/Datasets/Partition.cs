using CourseKit.Datasets.Generated;

namespace CourseKit.Datasets;

/// <summary>Shares the numbers 0…count-1 out, by chance but the same for the same seed.</summary>
internal static class Partition
{
    /// <summary>The numbers in random order (Fisher and Yates).</summary>
    public static int[] Shuffle(int count, long seed)
    {
        var random = new SampleRandom(unchecked((ulong)seed), 0x5F1E_0000_0000_0000);
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <summary>Parts of given shares, each in rising order; each class is cut for itself, where labels are given.</summary>
    public static int[][] Shares(ReadOnlySpan<long> labels, int count, double[] shares, long seed)
    {
        var parts = shares.Select(_ => new List<int>()).ToArray();
        foreach (var members in Groups(labels, count, seed))
        {
            var (start, sum) = (0, 0.0);
            for (var part = 0; part < shares.Length; part++)
            {
                sum += shares[part];
                var end = part == shares.Length - 1 ? members.Count : (int)Math.Round(sum * members.Count);
                parts[part].AddRange(members.GetRange(start, end - start));
                start = end;
            }
        }
        return [.. parts.Select(part => part.Order().ToArray())];
    }

    /// <summary>k folds, each in rising order; sizes differ by at most one, and so does each class, where labels are given.</summary>
    public static int[][] Folds(ReadOnlySpan<long> labels, int count, int k, long seed)
    {
        var folds = Enumerable.Range(0, k).Select(_ => new List<int>()).ToArray();
        var next = 0;
        foreach (var members in Groups(labels, count, seed))
        {
            foreach (var member in members)
                folds[next++ % k].Add(member);
        }
        return [.. folds.Select(fold => fold.Order().ToArray())];
    }

    // Shuffled; by class, or all in one group.
    private static List<List<int>> Groups(ReadOnlySpan<long> labels, int count, long seed)
    {
        var groups = new SortedDictionary<long, List<int>>();
        foreach (var i in Shuffle(count, seed))
        {
            var label = labels.IsEmpty ? 0 : labels[i];
            if (!groups.TryGetValue(label, out var members))
                groups[label] = members = [];
            members.Add(i);
        }
        return [.. groups.Values];
    }
}
