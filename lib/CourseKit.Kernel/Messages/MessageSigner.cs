using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Kernel.Messages;

/// <summary>Signs messages with HMAC-SHA256 and checks signatures; with an empty key it does neither. For use from any thread.</summary>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>Whether there is a key at all.</summary>
    public bool IsActive => _key.Length > 0;

    /// <summary>Signature as lower-case hexadecimal digits; empty without a key.</summary>
    /// <param name="frames">Header, parent header, metadata and content, as they are sent.</param>
    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        if (!IsActive)
            return [];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames)
            hmac.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Whether the signature is the frames' own. Takes equally long for all wrong ones.</summary>
    public bool IsValid(ReadOnlySpan<byte> signature, ReadOnlySpan<byte[]> frames) =>
        !IsActive || CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
