using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>The secret in the printed address: whoever knows it may look and run.</summary>
internal sealed class Token
{
    private readonly byte[] _hash;

    public Token()
    {
        Text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _hash = Hash(Text);
    }

    /// <summary>256 random bits, fit for an address.</summary>
    public string Text { get; }

    /// <summary>Whether this is the secret. Takes the same time for every wrong one, of any length.</summary>
    public bool Is(string? sent) => CryptographicOperations.FixedTimeEquals(Hash(sent ?? ""), _hash);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
