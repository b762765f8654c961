using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers 0 ... n-1 in random order.</summary>
/// <remarks>
/// The "inside-out" form of Fisher and Yates' shuffle (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P), drawing from
/// <see cref="Random"/> as TorchSharp does: with a seed the order is TorchSharp's.
/// </remarks>
public class FisherYatesShuffler : IEnumerable<long>
{
    private readonly long _size;
    private readonly int? _seed;

    /// <summary>An order, or a source of orders.</summary>
    /// <param name="size">How many numbers.</param>
    /// <param name="seed">With a seed each enumeration gives the same order; without, each takes a new seed from the global generator, so
    /// that <see cref="torch.manual_seed"/> fixes them all.</param>
    public FisherYatesShuffler(long size, int? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        (_size, _seed) = (size, seed);
    }

    /// <summary>The numbers in random order.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shuffled()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long[] Shuffled()
    {
        var random = new Random(_seed ?? torch.randint_int(int.MaxValue));
        var order = new long[_size];
        for (long i = 0; i < order.Length; i++)
        {
            long high = random.Next(), low = random.Next();
            long other = ((high << 32) + low) % (i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
