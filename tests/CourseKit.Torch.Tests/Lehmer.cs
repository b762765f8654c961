namespace CourseKit.Torch.Tests;

/// <summary>
/// The minimal standard generator of Park and Miller: the same numbers on every platform and version,
/// which System.Random does not promise.
/// </summary>
internal sealed class Lehmer(int seed)
{
    private const long Modulus = 2147483647;
    private long _state = seed % (Modulus - 1) + 1;

    /// <summary>A whole number from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    public int Next(int low, int high)
    {
        _state = _state * 48271 % Modulus;
        return low + (int)(_state % (high - low));
    }
}
