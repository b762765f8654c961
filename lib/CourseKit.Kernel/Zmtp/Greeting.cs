using System.Text;

namespace CourseKit.Kernel.Zmtp;

/// <summary>The 64 bytes with which each side of a ZMTP 3 connection begins: signature, version, security mechanism.</summary>
/// <remarks>ZeroMQ RFC 37 (ZMTP 3.1), "The Greeting"; minor version 0 is RFC 23 (ZMTP 3.0).</remarks>
internal static class Greeting
{
    public const int Length = 64;

    private const int VersionAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;
    private const int AsServerAt = 32;

    /// <summary>What this side sends: version 3.1, no security (Jupyter signs its messages instead).</summary>
    public static byte[] Ours { get; } = Create();

    /// <summary>
    /// Fails as soon as a greeting that has arrived in part cannot become a good one, so that strangers are sent away at once.
    /// </summary>
    /// <param name="bytes">At most 64 bytes.</param>
    /// <exception cref="ZmtpException">They are not the beginning of a ZMTP 3 greeting.</exception>
    public static void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[0] != 0xFF)
            throw new ZmtpException("does not speak ZMTP");
        if (bytes.Length > 9 && bytes[9] != 0x7F)
            throw new ZmtpException("does not speak ZMTP 2 or later");
        if (bytes.Length > VersionAt && bytes[VersionAt] < 3)
            throw new ZmtpException($"speaks ZMTP {bytes[VersionAt]}, not 3");
        if (bytes.Length < Length)
            return;
        var mechanism = bytes.Slice(MechanismAt, MechanismLength).TrimEnd((byte)0);
        if (!mechanism.SequenceEqual("NULL"u8))
            throw new ZmtpException($"asks for the security mechanism {Encoding.ASCII.GetString(mechanism)}, not NULL");
        if (bytes[AsServerAt] > 1)
            throw new ZmtpException("greets with an as-server flag that is neither 0 nor 1");
    }

    private static byte[] Create()
    {
        var bytes = new byte[Length];
        bytes[0] = 0xFF;
        bytes[9] = 0x7F;
        bytes[VersionAt] = 3;
        bytes[VersionAt + 1] = 1;
        "NULL"u8.CopyTo(bytes.AsSpan(MechanismAt));
        return bytes;
    }
}
